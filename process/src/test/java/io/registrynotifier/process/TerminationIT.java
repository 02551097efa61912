package io.registrynotifier.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Signals are sent to real processes. */
final class TerminationIT {
  @Test
  void process_closesItsPartsInOrderAndExitsWith0_whenTerminated()
      throws IOException, InterruptedException {
    // Given
    Process process = start("quick");

    // When
    signal("TERM", process);

    // Then
    assertThat(linesOf(process)).containsExactly("first", "second");
    assertThat(exitOf(process)).isEqualTo(0);
  }

  @Test
  void process_closesItsPartsAndExitsWith0_whenInterrupted()
      throws IOException, InterruptedException {
    // Given
    Process process = start("quick");

    // When
    signal("INT", process);

    // Then
    assertThat(linesOf(process)).containsExactly("first", "second");
    assertThat(exitOf(process)).isEqualTo(0);
  }

  @Test
  void process_exitsAtOnce_whenTerminatedTwice() throws IOException, InterruptedException {
    // Given
    Process process = start("hanging");
    signal("TERM", process);
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    assertThat(output.readLine()).isEqualTo("first");

    // When
    signal("TERM", process);

    // Then
    assertThat(exitOf(process)).isEqualTo(143);
  }

  @Test
  void process_exitsWith1_whenAPartDoesNotCloseWithinTheBound()
      throws IOException, InterruptedException {
    // Given
    Process process = start("bounded");

    // When
    signal("TERM", process);

    // Then
    assertThat(linesOf(process)).containsExactly("first");
    assertThat(exitOf(process)).isEqualTo(1);
  }

  private static Process start(String behaviour) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                behaviour)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("running");
    return process;
  }

  private static void signal(String name, Process process)
      throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** When it has ended: one that does not must not keep the test waiting for its last line. */
  private static List<String> linesOf(Process process) throws InterruptedException {
    exitOf(process);
    return process.inputReader(StandardCharsets.UTF_8).lines().collect(Collectors.toList());
  }

  private static int exitOf(Process process) throws InterruptedException {
    boolean ended = process.waitFor(20, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as("the process ends within 20 seconds of the signal").isTrue();
    return process.exitValue();
  }

  /** A process with two parts; the first may hang. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) {
      String behaviour = arguments[0];
      Duration bound = Duration.ofSeconds("bounded".equals(behaviour) ? 1 : 60);
      List<AutoCloseable> parts =
          List.of(() -> first("quick".equals(behaviour)), () -> say("second"));
      Termination termination = Termination.onSignal(bound, parts);
      say("running");
      termination.await();
    }

    private static void first(boolean quick) throws InterruptedException {
      say("first");
      if (!quick) {
        new CountDownLatch(1).await();
      }
    }

    private static void say(String line) {
      System.out.println(line);
    }
  }
}
