package io.registrynotifier.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of the product's processes, run by its own command line, that keeps its address over its
 * deaths. Each works in a directory of its own, where it may leave what it keeps.
 *
 * <p>Used by one test thread.
 */
public final class NotifierProcess implements AutoCloseable {
  private static final String MAIN = "io.registrynotifier.standalone.NotifierCommand";
  private static final Duration START = Duration.ofSeconds(90);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final JavaProgram program;
  private final List<String> arguments;
  private final int port;
  private final Path directory;
  private ChildProcess process;

  private NotifierProcess(JavaProgram program, List<String> arguments, int port, Path directory) {
    this.program = program;
    this.arguments = arguments;
    this.port = port;
    this.directory = directory;
    this.process = program.start(name(arguments, port), arguments, directory);
  }

  /** Broker, bridge and worker in one process; returns when it says that it is ready. */
  public static NotifierProcess up(Path settings, Path data, List<String> jvmOptions) {
    return start(
        JavaProgram.ofProduct(MAIN, "-Xmx512m").with(jvmOptions),
        "up",
        "--config",
        settings.toAbsolutePath().toString(),
        "--data-dir",
        data.toAbsolutePath().toString(),
        "--broker-addr",
        "127.0.0.1:0");
  }

  /** The bridge alone. */
  public static NotifierProcess bridge(Path settings) {
    return start(
        JavaProgram.ofProduct(MAIN, "-Xmx256m"),
        "bridge",
        "--config",
        settings.toAbsolutePath().toString());
  }

  /** The worker alone. */
  public static NotifierProcess worker(Path settings) {
    return worker(settings, List.of());
  }

  /** The worker alone, with JVM options that add to or replace the usual ones. */
  public static NotifierProcess worker(Path settings, List<String> jvmOptions) {
    return start(
        JavaProgram.ofProduct(MAIN, "-Xmx256m").with(jvmOptions),
        "worker",
        "--config",
        settings.toAbsolutePath().toString());
  }

  /** The worker alone; returns at once, with a heap and a compiler for a busy machine. */
  public static NotifierProcess workerComingUp(Path settings) {
    return launch(
        JavaProgram.ofProduct(MAIN, "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        "worker",
        "--config",
        settings.toAbsolutePath().toString());
  }

  private static NotifierProcess start(JavaProgram program, String... command) {
    NotifierProcess notifier = launch(program, command);
    notifier.awaitReady();
    return notifier;
  }

  private static NotifierProcess launch(JavaProgram program, String... command) {
    int port = FreePort.find();
    List<String> arguments =
        Stream.concat(Stream.of(command), Stream.of("--http-addr", "127.0.0.1:" + port)).toList();
    Path directory = freshDirectory();
    // A process that is killed leaves its unpacked native libraries there.
    JavaProgram tidy = program.with(List.of("-Djava.io.tmpdir=" + directory));
    return new NotifierProcess(tidy, arguments, port, directory);
  }

  /** Where registries post their events. */
  public URI events() {
    return at("/events");
  }

  /** What a page of the process says. */
  public String page(String path) {
    return get(path).body();
  }

  /** Its number, by which the system knows what it has used. */
  public long pid() {
    return process.pid();
  }

  /** {@code kill -9}. */
  public void kill() {
    process.kill();
  }

  /** SIGSTOP until {@link #thaw}. */
  public void freeze() {
    process.freeze();
  }

  public void thaw() {
    process.thaw();
  }

  /** SIGTERM; returns at once. */
  public void terminate() {
    process.terminate();
  }

  /** The exit status, when it has ended; fails when that takes longer than the limit. */
  public int awaitExit(Duration limit) {
    return process.awaitExit(limit);
  }

  /** SIGTERM; returns the exit status, and fails when it takes longer than the limit. */
  public int terminate(Duration limit) {
    terminate();
    return awaitExit(limit);
  }

  /** Starts it again after its end, with the same arguments on the same address. */
  public void restart() {
    comeUp();
    awaitReady();
  }

  /** The same, but returns at once. */
  public void comeUp() {
    process = program.start(name(arguments, port), arguments, directory);
  }

  /** Waits until its readiness page says that it can work. */
  public void awaitReady() {
    process.await(START, this::isReady);
  }

  @Override
  public void close() {
    process.close();
    if (!Files.exists(directory)) {
      return; // closed before
    }
    try (Stream<Path> left = Files.walk(directory)) {
      left.sorted(Comparator.reverseOrder()).forEach(NotifierProcess::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("deleting " + directory, e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("deleting " + path, e);
    }
  }

  private static Path freshDirectory() {
    try {
      return Files.createTempDirectory("notifier-process");
    } catch (IOException e) {
      throw new UncheckedIOException("making a process's directory", e);
    }
  }

  private boolean isReady() {
    try {
      return get("/readyz").statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private HttpResponse<String> get(String path) {
    HttpRequest request = HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(10)).build();
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while reading " + path, e);
    }
  }

  private static String name(List<String> arguments, int port) {
    return "notifier-" + arguments.get(0) + "-" + port;
  }
}
