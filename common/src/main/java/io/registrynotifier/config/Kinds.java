package io.registrynotifier.config;

import io.registrynotifier.endpoint.Start;
import io.registrynotifier.endpoint.StatusRanges;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The types of the file's single values. */
final class Kinds {
  static final Kind<String> TEXT = Kind.of(Kinds::text);
  static final Kind<Secret> SECRET = Kind.hidden(value -> new Secret(text(value)));
  static final Kind<Boolean> FLAG = Kind.of(Kinds::flag);
  static final Kind<Duration> DURATION = Kind.of(Durations::parse);
  static final Kind<Duration> REGISTRY_DURATION = Kind.of(Durations::parseAsRegistry);
  static final Kind<Duration> POSITIVE_DURATION =
      Kind.of(value -> positive(Durations.parse(value)));
  static final Kind<Integer> NUMBER = whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
  static final Kind<HttpSettings> ADDRESS = Kind.of(HttpSettings::parse);
  static final Kind<Start> START = Kind.of(Kinds::start);
  static final Kind<StatusRanges.Range> STATUSES = Kind.of(Kinds::statuses);

  private static final String UNLIMITED = "unlimited";
  private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]{0,9})");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final Pattern STATUS_RANGE = Pattern.compile("[1-5][0-9]{2}( ?- ?[1-5][0-9]{2})?");

  private Kinds() {}

  static Kind<Integer> whole(int least, int most) {
    return Kind.of(value -> number(value, least, most));
  }

  static Kind<Integer> size(int least, int most) {
    return Kind.of(
        value -> {
          int bytes = Sizes.parse(value);
          require(least <= bytes && bytes <= most, "expected " + least + " to " + most + " bytes");
          return bytes;
        });
  }

  static Kind<Duration> duration(Duration least, Duration most, String range) {
    return Kind.of(
        value -> {
          Duration duration = Durations.parse(value);
          boolean fits = least.compareTo(duration) <= 0 && duration.compareTo(most) <= 0;
          require(fits, "expected a duration " + range);
          return duration;
        });
  }

  static Kind<Double> fraction() {
    return Kind.of(
        value -> {
          boolean fits =
              DECIMAL.matcher(value).matches()
                  && new BigDecimal(value).compareTo(BigDecimal.ONE) <= 0;
          require(fits, "expected a number from 0 to 1");
          return Double.valueOf(value);
        });
  }

  /** A number of 1 or more, or {@code unlimited}. */
  static Kind<OptionalInt> limit() {
    return Kind.of(value -> OptionalInt.of(number(value, 1, Integer.MAX_VALUE)))
        .or(UNLIMITED, OptionalInt.empty(), UNLIMITED);
  }

  /** A duration of more than zero, or {@code unlimited}. */
  static Kind<Optional<Duration>> durationLimit() {
    return Kind.of(value -> Optional.of(positive(Durations.parse(value))))
        .or(UNLIMITED, Optional.empty(), UNLIMITED);
  }

  /** One of an enum's constants, in lower case with hyphens. */
  static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Kinds::written).toList();
    return Kind.of(value -> type.getEnumConstants()[names.indexOf(oneOf(names, value))]);
  }

  /** One of some words. */
  static Kind<String> word(List<String> words) {
    return Kind.of(value -> oneOf(words, value));
  }

  private static String oneOf(List<String> words, String value) {
    require(
        words.contains(value),
        "expected one of " + String.join(", ", words) + Nearest.suggestion(value, words));
    return value;
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String text(String value) {
    require(!value.isBlank(), "expected a text that is not empty");
    return value;
  }

  /** YAML 1.1's words, as the registry's parser takes them. */
  private static boolean flag(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException("expected true or false");
    };
  }

  private static int number(String value, int least, int most) {
    String expected = "expected a whole number" + range(least, most);
    require(WHOLE.matcher(value).matches(), expected);
    long number = Long.parseLong(value);
    require(least <= number && number <= most, expected);
    return (int) number;
  }

  private static String range(int least, int most) {
    if (most == Integer.MAX_VALUE) {
      return least == Integer.MIN_VALUE ? "" : " of " + least + " or more";
    }
    return " from " + least + " to " + most;
  }

  private static Duration positive(Duration duration) {
    require(!duration.isZero(), "expected a duration of more than 0");
    return duration;
  }

  private static Start start(String value) {
    return switch (value) {
      case "latest" -> new Start.Latest();
      case "earliest" -> new Start.Earliest();
      default -> new Start.At(time(value).toInstant());
    };
  }

  private static OffsetDateTime time(String value) {
    try {
      return OffsetDateTime.parse(value);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected latest, earliest or a time with its zone such as 2026-01-31T12:00:00Z", e);
    }
  }

  private static StatusRanges.Range statuses(String value) {
    require(
        STATUS_RANGE.matcher(value).matches(),
        "expected a status from 100 to 599, or a range such as 200-299");
    int first = Integer.parseInt(value.substring(0, 3));
    int last = Integer.parseInt(value.substring(value.length() - 3));
    require(first <= last, "expected a range from the lower to the higher status");
    return new StatusRanges.Range(first, last);
  }

  private static void require(boolean fits, String expected) {
    if (!fits) {
      throw new IllegalArgumentException(expected);
    }
  }
}
