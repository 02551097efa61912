package io.registrynotifier.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end, in a directory and with variables beside those of this process.
 * Immutable.
 */
public record Command(Path directory, Map<String, String> variables) {
  /** Copies the variables. */
  public Command {
    variables = Map.copyOf(variables);
  }

  /** How a program ended; its standard output and errors in the order in which they came. */
  public record Ended(int status, String output) {}

  /** Runs it; fails when it takes longer, and kills it then. */
  public Ended run(Duration limit, List<String> words) {
    try {
      Path output = Files.createTempFile("command", ".out");
      try {
        return run(limit, words, output);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("running " + words, failure);
    }
  }

  /** Runs it and returns what it printed, less white space around it; fails when it fails. */
  public String succeed(Duration limit, List<String> words) {
    Ended ended = run(limit, words);
    if (ended.status != 0) {
      throw new AssertionError(words + ": exit status " + ended.status + "\n" + ended.output);
    }
    return ended.output.strip();
  }

  private Ended run(Duration limit, List<String> words, Path output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.directory(directory.toFile()).environment().putAll(variables);
    builder.redirectInput(new File("/dev/null")).redirectOutput(output.toFile());
    Process process = builder.start();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(words + " takes longer than " + limit + read(output));
      }
      return new Ended(process.exitValue(), read(output));
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while running " + words, interrupted);
    }
  }

  private static String read(Path output) throws IOException {
    return new String(Files.readAllBytes(output), UTF_8);
  }
}
