package io.registrynotifier.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ArrivalsTest {
  private static final long SECOND = 1_000_000_000;

  /** 400 events: a hundred in four seconds, then in three, in two, in one. */
  private final Arrivals faster =
      new Arrivals(100, List.of(0L, 4 * SECOND, 7 * SECOND, 9 * SECOND, 10 * SECOND));

  @Test
  void whole_countsAllEvents_overAllTime() {
    assertThat(faster.whole()).isEqualTo(40, within(1e-9));
  }

  @Test
  void steady_countsTheLastQuarter() {
    assertThat(faster.steady()).isEqualTo(100, within(1e-9));
  }

  @Test
  void parts_areRatesOfAsManyEventsEach() {
    assertThat(faster.parts(2)).containsExactly(200 / 7.0, 200 / 3.0);
  }

  @Test
  void rates_areNoNumber_whenTooFewEventsCame() {
    // When
    Arrivals none = new Arrivals(100, List.of());

    // Then
    assertThat(none.whole()).isNaN();
    assertThat(none.steady()).isNaN();
  }
}
