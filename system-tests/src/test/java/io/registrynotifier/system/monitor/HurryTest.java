package io.registrynotifier.system.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HurryTest {
  @ParameterizedTest
  @CsvSource({
    "for: 5m, for: 5000ms",
    "increase(lost_total[1h]), increase(lost_total[60000ms])",
    "lost_total offset 1h, lost_total offset 60000ms",
    "last_over_time(x[1d]), last_over_time(x[1440000ms])",
    "max > 30 * 60, max > 30",
    "record: events:rate5m, record: events:rate5m",
    "summary: For 5 minutes, summary: For 5 minutes"
  })
  void minute_becomesASecond(String rule, String hurried) {
    // Given
    // When
    String found = Hurry.up(rule);

    // Then
    assertThat(found).isEqualTo(hurried);
  }
}
