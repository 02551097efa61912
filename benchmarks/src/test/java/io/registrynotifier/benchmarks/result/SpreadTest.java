package io.registrynotifier.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpreadTest {
  @Test
  void median_isTheMiddle_whenTheCountIsOdd() {
    assertThat(Spread.of(List.of(3.0, 100.0, 1.0))).isEqualTo(new Spread(3, 1, 100));
  }

  @Test
  void median_isBetweenTheMiddleTwo_whenTheCountIsEven() {
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(3, 1, 9));
  }

  @Test
  void spread_reads_asMedianAndBounds() {
    // When
    Spread spread = new Spread(31_000.4, 30_500, 33_300);

    // Then
    assertThat(spread.whole()).isEqualTo("31,000 (30,500 to 33,300)");
    assertThat(new Spread(0.714, 0.69, 0.75).fine()).isEqualTo("0.71 (0.69 to 0.75)");
  }

  @Test
  void spread_readsAsADash_whenNothingWasMeasured() {
    assertThat(Spread.of(List.of(Double.NaN)).fine()).isEqualTo("-");
  }

  @Test
  void spread_isRefused_whenThereAreNoValues() {
    assertThatThrownBy(() -> Spread.of(List.of())).hasMessage("spread of no values");
  }
}
