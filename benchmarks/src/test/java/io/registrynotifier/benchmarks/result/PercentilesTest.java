package io.registrynotifier.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PercentilesTest {
  @Test
  void percentile_isTheLeastValue_thatIsNoLessThanItsShare() {
    // When
    Percentiles hundred =
        Percentiles.of(IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray());

    // Then
    assertThat(hundred.at(50)).isEqualTo(50);
    assertThat(hundred.at(99)).isEqualTo(99);
    assertThat(hundred.at(99.5)).isEqualTo(100);
    assertThat(hundred.at(0)).isEqualTo(1);
  }

  @Test
  void percentiles_areRefused_whenThereAreNoValues() {
    assertThatThrownBy(() -> Percentiles.of(new double[0])).hasMessage("percentiles of no values");
  }
}
