package io.registrynotifier.testkit.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that has run to its end.
 *
 * @param status its exit status
 * @param output all that it printed
 */
public record FinishedProgram(int status, String output) {
  /** Runs a program; fails when it takes longer than the limit. */
  public static FinishedProgram run(Duration limit, List<String> command) {
    try {
      Path output = Files.createTempFile("program", ".out");
      try {
        return run(limit, command, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("running " + command, e);
    }
  }

  private static FinishedProgram run(Duration limit, List<String> command, Path output)
      throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      if (!ended) {
        throw new AssertionError(command + " still runs after " + limit + "\n" + printed);
      }
      return new FinishedProgram(process.exitValue(), printed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while running " + command, e);
    } finally {
      process.destroyForcibly();
    }
  }
}
