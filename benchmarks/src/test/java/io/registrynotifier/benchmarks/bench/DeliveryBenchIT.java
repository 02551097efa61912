package io.registrynotifier.benchmarks.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.benchmarks.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a benchmark measures all its sides; what it measures says nothing in so short a run. */
final class DeliveryBenchIT {
  @TempDir private Path directory;

  @Test
  void delivery_measuresAllSides_andNothingIsLostOrReordered() throws IOException {
    // Given
    Settings settings = new Settings(OptionalInt.of(4_000), 1, Set.of(), 16, true, directory);
    List<String> said = new ArrayList<>();

    // When
    BenchResult result = new DeliveryBench().run(settings, said::add);

    // Then
    assertThat(result.broken()).isEmpty();
    assertThat(result.verdicts()).hasSize(4).allMatch(DeliveryBenchIT::isMeasured);
    assertThat(result.tables().get(0)).contains("| ours ", "| unreported ", "| peer ", "| bare ");
    assertThat(said).anyMatch(line -> line.matches("ours, round 1: .* lost 0, .* reordered 0, .*"));
    assertThat(said).anyMatch(line -> line.matches("peer, round 1: .* lost 0, .*"));
    assertThat(Files.size(directory.resolve("delivery.png"))).isGreaterThan(1_000);
    assertThat(Files.size(directory.resolve("ours-delivery-ours-1.jfr"))).isGreaterThan(1_000);
  }

  private static boolean isMeasured(Verdict verdict) {
    return verdict.measured().median() > 0;
  }
}
