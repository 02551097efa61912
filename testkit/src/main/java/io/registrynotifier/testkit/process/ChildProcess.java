package io.registrynotifier.testkit.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A running program whose output goes to a file under {@code target}. Closing kills it, so that no
 * test leaves one behind.
 *
 * <p>Thread-safe.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int SHOWN_CHARACTERS = 6_000;

  private final String name;
  private final Process process;
  private final Path log;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** Starts a program; what it prints is appended to {@code target/processes/NAME.log}. */
  public static ChildProcess start(
      String name, List<String> command, Map<String, String> settings) {
    return start(name, command, settings, Path.of(""));
  }

  /** The same in a directory of its own. */
  static ChildProcess start(
      String name, List<String> command, Map<String, String> settings, Path directory) {
    try {
      Path log = Path.of("target", "processes", name + ".log").toAbsolutePath();
      Files.createDirectories(log.getParent());
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(settings);
      builder.directory(directory.toAbsolutePath().toFile());
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
      return new ChildProcess(name, builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("starting " + name + ": " + command, e);
    }
  }

  /** Its number, by which the system knows what it has used. */
  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for a condition that the program brings about; fails with its log's end if it dies. */
  public void await(Duration limit, Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(limit)
        .pollInterval(POLL)
        .failFast(
            name + " lives",
            () -> {
              if (!isAlive()) {
                throw new AssertionError(name + " has ended\n" + logEnd());
              }
            })
        .until(condition);
  }

  /** {@code kill -9}: ends it at once, whatever it was doing; returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitExit(Duration.ofSeconds(20));
  }

  /** SIGTERM: asks it to end in an orderly way. */
  public void terminate() {
    process.destroy();
  }

  /** SIGSTOP: it stands still, its connections stay open, nothing is answered. */
  public void freeze() {
    signal("STOP");
  }

  /** SIGCONT: it goes on where it stood still. */
  public void thaw() {
    signal("CONT");
  }

  /** The exit status, once it has ended; fails with the log's end when that takes too long. */
  public int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(name + " still runs after " + limit + "\n" + logEnd());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the end of " + name, e);
    }
  }

  /** The last lines that it printed, for the message of a failed test. */
  public String logEnd() {
    try {
      String text = Files.readString(log, StandardCharsets.UTF_8);
      return "--- end of "
          + log
          + "\n"
          + text.substring(Math.max(0, text.length() - SHOWN_CHARACTERS));
    } catch (IOException e) {
      return "--- " + log + " cannot be read: " + e.getMessage();
    }
  }

  @Override
  public void close() {
    kill();
  }

  private void signal(String signal) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
              .inheritIO()
              .start();
      if (kill.waitFor() != 0) {
        throw new AssertionError("kill -" + signal + " failed for " + name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("kill -" + signal + " " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while sending " + signal + " to " + name, e);
    }
  }
}
