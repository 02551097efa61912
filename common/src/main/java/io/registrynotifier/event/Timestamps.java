package io.registrynotifier.event;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;
import static java.time.temporal.ChronoField.YEAR;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;

/**
 * Times as the registry writes them: RFC 3339 with up to nine fraction digits, trailing zeros left
 * out, the zone as an offset or {@code Z}.
 */
final class Timestamps {
  /** The time of an event that has none: what Go's zero time is printed as. */
  static final OffsetDateTime ZERO = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private static final int SECONDS_OF_MINUTE = 60;

  private static final DateTimeFormatter RFC_3339_NANO =
      new DateTimeFormatterBuilder()
          .appendValue(YEAR, 4)
          .appendLiteral('-')
          .appendValue(MONTH_OF_YEAR, 2)
          .appendLiteral('-')
          .appendValue(DAY_OF_MONTH, 2)
          .appendLiteral('T')
          .appendValue(HOUR_OF_DAY, 2)
          .appendLiteral(':')
          .appendValue(MINUTE_OF_HOUR, 2)
          .appendLiteral(':')
          .appendValue(SECOND_OF_MINUTE, 2)
          .appendFraction(NANO_OF_SECOND, 0, 9, true)
          .appendOffset("+HH:MM", "Z")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private Timestamps() {}

  /** Refuses times that the format cannot say. */
  static void requireWritable(OffsetDateTime time) {
    if (time.getYear() < 0 || time.getYear() > 9_999) {
      throw new IllegalArgumentException("timestamp " + time + ": expected a year of four digits");
    }
    if (time.getOffset().getTotalSeconds() % SECONDS_OF_MINUTE != 0) {
      throw new IllegalArgumentException("timestamp " + time + ": expected a zone of full minutes");
    }
  }

  static String print(OffsetDateTime time) {
    return RFC_3339_NANO.format(time);
  }

  /** Throws {@link java.time.format.DateTimeParseException} for anything else. */
  static OffsetDateTime parse(String text) {
    return OffsetDateTime.parse(text, RFC_3339_NANO);
  }
}
