package io.registrynotifier.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in bytes: {@code 1MiB}, {@code 512KiB}, {@code 1MB}, {@code 1048576}. */
final class Sizes {
  private static final Pattern SIZE =
      Pattern.compile("(?<number>[0-9]{1,12}(\\.[0-9]{1,6})?) ?(?<unit>[a-zA-Z]*)");
  private static final Map<String, Integer> UNITS =
      Map.of(
          "", 1,
          "b", 1,
          "kb", 1_000,
          "mb", 1_000_000,
          "gb", 1_000_000_000,
          "kib", 1 << 10,
          "mib", 1 << 20,
          "gib", 1 << 30);

  private Sizes() {}

  /**
   * Reads a size of at most 2 GiB less one byte; part of a byte is cut off.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  static int parse(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches() || !UNITS.containsKey(unit(size))) {
      throw new IllegalArgumentException("expected a size such as 512KiB, 1MiB, 1MB or 1048576");
    }
    BigDecimal bytes =
        new BigDecimal(size.group("number"))
            .multiply(BigDecimal.valueOf(UNITS.getOrDefault(unit(size), 1)));
    if (bytes.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("expected a size of less than 2GiB");
    }
    return bytes.intValue();
  }

  private static String unit(Matcher size) {
    return size.group("unit").toLowerCase(Locale.ROOT);
  }
}
