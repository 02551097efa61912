package io.registrynotifier.standalone;

import java.time.Duration;
import java.util.Locale;

/** Values in the words of the configuration file. */
final class Words {
  private Words() {}

  /** {@code CLOUDEVENTS_BINARY} is {@code cloudevents-binary}. */
  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code 7d}, {@code 90m}, {@code 1500ms}: the largest unit that divides it. */
  static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis != 0 && millis % Duration.ofDays(1).toMillis() == 0) {
      return duration.toDays() + "d";
    }
    if (millis != 0 && millis % Duration.ofHours(1).toMillis() == 0) {
      return duration.toHours() + "h";
    }
    if (millis != 0 && millis % Duration.ofMinutes(1).toMillis() == 0) {
      return duration.toMinutes() + "m";
    }
    return millis % 1000 == 0 ? duration.toSeconds() + "s" : millis + "ms";
  }
}
