package io.registrynotifier.benchmarks.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That every part runs; what so short a run measures says nothing. */
final class MicroBenchIT {
  @TempDir private Path directory;

  @Test
  void micro_measuresEveryPart_inTimeAndBytes() throws IOException {
    // Given
    Settings settings = new Settings(OptionalInt.empty(), 1, Set.of(), 1, false, directory);

    // When
    BenchResult result = new MicroBench(1).run(settings, line -> {});

    // Then
    assertThat(result.tables().get(0).lines().skip(2))
        .hasSize(7)
        .allMatch(row -> row.matches("\\| \\w+Parts\\.\\w+ +\\| [1-9].* \\| [1-9].*\\|"));
    assertThat(Files.size(directory.resolve("micro.png"))).isGreaterThan(1_000);
  }
}
