package io.registrynotifier.benchmarks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a JVM wrote of its collections ({@code -Xlog:gc}). Stateless. */
final class GcLog {
  private GcLog() {}

  /** How often it stopped to collect the whole heap. */
  static long fullPauses(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("Pause Full")).count();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + log, e);
    }
  }
}
