package io.registrynotifier.worker.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and spans as people say them. Stateless. */
final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH);
  private static final DateTimeFormatter YEAR_TOO =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH);

  private Words() {}

  /** {@code 1,204 events}, {@code 1 event}. */
  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : noun + "s");
  }

  /** {@code 14:02 UTC} today, with the day before or after. */
  static String time(Instant time, Instant now) {
    LocalDate day = time.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    DateTimeFormatter format =
        day.equals(today) ? TIME : day.getYear() == today.getYear() ? DAY_AND_TIME : YEAR_TOO;
    return format.format(time.atZone(ZoneOffset.UTC));
  }

  /** {@code 40 s}, {@code 3 min}, {@code 2 h 5 min}, {@code 5 d 3 h}: what matters of it. */
  static String span(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 2 * 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 48 * 3600
        ? two(seconds / 3600, "h", seconds % 3600 / 60, "min")
        : two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
