package io.registrynotifier.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Go writes them ({@code time.ParseDuration}: {@code 500ms}, {@code 1m30s}, {@code
 * 1.5h}), with days of 24 hours besides.
 */
final class Durations {
  private static final String EXPECTED =
      "expected a duration such as 500ms, 10s, 1m30s, 1.5h or 7d";
  private static final Pattern BARE = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern WHOLE =
      Pattern.compile("(?<sign>[-+]?)(?<parts>([0-9]*\\.?[0-9]*(ns|us|µs|μs|ms|s|m|h|d))+)");
  private static final Pattern PART =
      Pattern.compile("(?<number>[0-9]+\\.?[0-9]*|\\.[0-9]+)(?<unit>ns|us|µs|μs|ms|s|m|h|d)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ns", Duration.ofNanos(1),
          "us", Duration.ofNanos(1_000),
          "µs", Duration.ofNanos(1_000),
          "μs", Duration.ofNanos(1_000),
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Durations() {}

  /**
   * Reads a duration that is not negative.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  static Duration parse(String text) {
    Duration duration = parseSigned(text);
    if (duration.isNegative()) {
      throw new IllegalArgumentException("expected a duration of 0 or more");
    }
    return duration;
  }

  /** Reads a duration as the registry does: a bare integer is nanoseconds. */
  static Duration parseAsRegistry(String text) {
    try {
      return isBare(text) ? Duration.ofNanos(Long.parseLong(text)) : parseSigned(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(EXPECTED, e);
    }
  }

  static boolean isBare(String text) {
    return BARE.matcher(text).matches();
  }

  private static Duration parseSigned(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      throw new IllegalArgumentException(EXPECTED);
    }
    BigDecimal nanos = sum(whole.group("parts"));
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("expected a duration of less than 290 years");
    }
    Duration duration = Duration.ofNanos(nanos.longValue());
    return whole.group("sign").equals("-") ? duration.negated() : duration;
  }

  private static BigDecimal sum(String parts) {
    Matcher part = PART.matcher(parts);
    BigDecimal nanos = BigDecimal.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      nanos = nanos.add(nanos(part));
      end = part.end();
    }
    if (end != parts.length()) {
      throw new IllegalArgumentException(EXPECTED);
    }
    return nanos;
  }

  private static BigDecimal nanos(Matcher part) {
    Duration unit = UNITS.getOrDefault(part.group("unit"), Duration.ZERO);
    return new BigDecimal(part.group("number")).multiply(BigDecimal.valueOf(unit.toNanos()));
  }
}
