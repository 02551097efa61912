package io.registrynotifier.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:07Z");

  private final RetryAfter retryAfter = new RetryAfter(Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "1 | 1",
        "120 | 120",
        "007 | 7",
        "9999999999 | 9999999999",
        "'  30 ' | 30",
        "Sun, 06 Nov 1994 08:49:37 GMT | 30",
        "Sunday, 06-Nov-94 08:49:37 GMT | 30",
        "Sun Nov  6 08:49:37 1994 | 30",
        "Sun, 06 Nov 1994 08:49:07 GMT | 0"
      })
  void wait_isRead_whenItIsSecondsOrADate(String value, long seconds) {
    // When
    var wait = retryAfter.parse(value);
    // Then
    assertThat(wait).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1",
        "1.5",
        "1e3",
        "soon",
        "99999999999",
        "99999999999999999999999999",
        "10, 20",
        "PT10S",
        "Sun, 06 Nov 1994 08:49:06 GMT",
        "Sun, 06 Nov 1994",
        "٣٠"
      })
  void wait_isNone_whenValueIsNeitherOrPast(String value) {
    // When
    var wait = retryAfter.parse(value);
    // Then
    assertThat(wait).isEmpty();
  }
}
