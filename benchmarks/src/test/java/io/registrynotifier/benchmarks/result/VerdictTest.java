package io.registrynotifier.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VerdictTest {
  @Test
  void verdict_isReached_whenTheMedianIsTheBound() {
    // When
    Verdict verdict = new Verdict("steady", new Spread(0.7, 0.5, 0.8), Goal.atLeast(0.7));

    // Then
    assertThat(verdict.isReached()).isTrue();
    assertThat(verdict).hasToString("steady: 0.70 (0.50 to 0.80), must be at least 0.70: reached");
  }

  @Test
  void verdict_isNotReached_whenTheMedianIsBeyondAnUpperBound() {
    // When
    Verdict verdict = new Verdict("p50", new Spread(2.1, 1, 3), Goal.atMost(2));

    // Then
    assertThat(verdict.isReached()).isFalse();
    assertThat(verdict).hasToString("p50: 2.10 (1.00 to 3.00), must be at most 2.00: not reached");
  }

  @Test
  void verdict_isNotReached_whenNothingWasMeasured() {
    // When
    Spread nothing = new Spread(Double.NaN, Double.NaN, Double.NaN);

    // Then
    assertThat(new Verdict("x", nothing, Goal.atMost(1)).isReached()).isFalse();
    assertThat(new Verdict("x", nothing, Goal.atLeast(1)).isReached()).isFalse();
  }
}
