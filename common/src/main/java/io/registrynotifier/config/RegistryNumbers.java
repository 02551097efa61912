package io.registrynotifier.config;

import java.time.Duration;

/**
 * The registry's own numbers, with its rules: what is not above zero stands for the default, and a
 * bare integer is a duration in nanoseconds. Both surprise people, so both are warned of.
 */
final class RegistryNumbers {
  private RegistryNumbers() {}

  static Duration duration(Section endpoint, String key, Duration absent) {
    warnOfNanoseconds(endpoint, key);
    Duration duration = endpoint.value(key, absent, Kinds.REGISTRY_DURATION);
    if (duration.isZero() || duration.isNegative()) {
      warnOfDefault(endpoint, key);
      return absent;
    }
    return duration;
  }

  static int count(Section endpoint, String key, int absent) {
    int count = endpoint.value(key, absent, Kinds.NUMBER);
    if (count <= 0) {
      warnOfDefault(endpoint, key);
      return absent;
    }
    return count;
  }

  private static void warnOfNanoseconds(Section endpoint, String key) {
    endpoint
        .text(key)
        .filter(text -> Durations.isBare(text) && !text.equals("0"))
        .ifPresent(
            text ->
                endpoint.warning(
                    key,
                    "a number without a unit is nanoseconds, as in the registry; write "
                        + text
                        + "ns, or what you mean, such as "
                        + text
                        + "ms"));
  }

  private static void warnOfDefault(Section endpoint, String key) {
    endpoint.warning(key, "not above 0: the default counts, as in the registry");
  }
}
