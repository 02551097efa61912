package io.registrynotifier.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times in the registry's spelling. */
final class TimestampsTest {
  @ParameterizedTest
  @CsvSource({
    "2006-01-02T15:04:05Z, 2006-01-02T15:04:05Z",
    "2006-01-02T15:04:05+00:00, 2006-01-02T15:04:05Z",
    "2006-01-02T15:04:00Z, 2006-01-02T15:04:00Z",
    "2006-01-02T15:04:05.000000000Z, 2006-01-02T15:04:05Z",
    "2006-01-02T15:04:05.120Z, 2006-01-02T15:04:05.12Z",
    "2016-03-09T14:44:26.402973972-08:00, 2016-03-09T14:44:26.402973972-08:00",
    "2016-03-09T14:44:26.000000001+05:45, 2016-03-09T14:44:26.000000001+05:45",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999+14:00, 9999-12-31T23:59:59.999999999+14:00"
  })
  void timestamp_isPrintedWithoutTrailingZeros_inItsZone(String read, String printed) {
    // Given
    OffsetDateTime time = Timestamps.parse(read);

    // When
    String text = Timestamps.print(time);

    // Then
    assertThat(text).isEqualTo(printed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2006-01-02",
        "2006-01-02T15:04Z",
        "2006-01-02T15:04:05",
        "2006-01-02 15:04:05Z",
        "2006-02-29T15:04:05Z",
        "2006-01-02T24:00:00Z",
        "2006-01-02T15:04:05.0000000001Z",
        "2006-01-02T15:04:05+0100",
        "+12006-01-02T15:04:05Z",
        "2006-01-02T15:04:05Z "
      })
  void timestamp_isRefused_whenItIsNotRfc3339(String text) {
    // Given
    // the text of the case

    // When
    // Then
    assertThatThrownBy(() -> Timestamps.parse(text)).isInstanceOf(DateTimeParseException.class);
  }

  @Test
  void timestamp_isRefused_whenTheFormatCannotSayIt() {
    // Given
    OffsetDateTime late = OffsetDateTime.of(10_000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    OffsetDateTime odd =
        OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHoursMinutesSeconds(1, 0, 30));

    // When
    // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Timestamps.requireWritable(late))
        .withMessageContaining("expected a year of four digits");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Timestamps.requireWritable(odd))
        .withMessageContaining("expected a zone of full minutes");
  }
}
