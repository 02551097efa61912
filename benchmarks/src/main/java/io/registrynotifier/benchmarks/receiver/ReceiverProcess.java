package io.registrynotifier.benchmarks.receiver;

import io.registrynotifier.testkit.process.ChildProcess;
import io.registrynotifier.testkit.process.FreePort;
import io.registrynotifier.testkit.process.JavaProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The receiver as a process of its own, and the questions it answers. Used by one thread. */
public final class ReceiverProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);
  private static final int MARKS = 160;

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final ChildProcess process;

  private ReceiverProcess(int port, ChildProcess process) {
    this.port = port;
    this.process = process;
  }

  /** Starts a receiver; returns when it answers. */
  public static ReceiverProcess start(Conduct conduct) {
    int port = FreePort.find();
    List<String> arguments =
        Stream.concat(Stream.of(Integer.toString(port)), conduct.arguments().stream()).toList();
    ChildProcess process =
        JavaProgram.ofTests(Main.class, "-Xmx256m", "-XX:+UseSerialGC")
            .start("receiver-" + port, arguments);
    ReceiverProcess receiver = new ReceiverProcess(port, process);
    process.await(START, receiver::answers);
    return receiver;
  }

  /** Where to send deliveries that are counted under this path. */
  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Forgets what came; from now on the time of every so many events is remembered. */
  public void reset(int step) {
    ask("reset/" + step);
  }

  /** From one time that is remembered to the next, in events, when so many are to come. */
  public static int step(int events) {
    return Math.max(2, events / MARKS);
  }

  /**
   * Tells a receiver what came elsewhere, as if it had come to the URL.
   *
   * @param marks the time of the first, and of every so many after it
   */
  public static void tell(URI url, long come, int step, List<Long> marks)
      throws IOException, InterruptedException {
    String numbers =
        marks.stream()
            .map(mark -> "-" + mark)
            .collect(Collectors.joining("", "0-" + come + "-0-0-" + step, ""));
    URI question = url.resolve(Receiver.CONTROL + "tell" + url.getPath() + "/" + numbers);
    HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(question).build(), BodyHandlers.discarding());
  }

  /** How many different events have come on a path. */
  public long count(String path) {
    return Long.parseLong(ask("count" + path));
  }

  /** All that is known of a path. */
  public Received report(String path) {
    return Received.parse(ask("report" + path));
  }

  /** When each of the first events on a path came. */
  public List<Stamp> stamps(String path) {
    return ask("stamps" + path).lines().map(Stamp::parse).toList();
  }

  /** Its number, by which the system knows what it has used. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.close();
  }

  private boolean answers() {
    try {
      reset(1_000);
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private String ask(String question) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(at(Receiver.CONTROL + question))
              .timeout(Duration.ofSeconds(10))
              .build();
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException("asking the receiver for " + question, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the receiver", e);
    }
  }

  /** The receiver's process. */
  public static final class Main {
    private Main() {}

    /** Serves the port until killed; the rest of the arguments is how. */
    public static void main(String[] arguments) throws IOException {
      List<String> conduct = Arrays.asList(arguments).subList(1, arguments.length);
      Receiver.run(Integer.parseInt(arguments[0]), Conduct.from(conduct));
    }
  }
}
