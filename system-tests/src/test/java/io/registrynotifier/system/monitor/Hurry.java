package io.registrynotifier.system.monitor;

import java.util.regex.Pattern;

/**
 * Rules as they stand under {@code deploy}, with a second for every minute: an alert that waits for
 * five minutes waits for five seconds, and half an hour ({@code 30 * 60}) is half a minute.
 */
final class Hurry {
  private static final int FASTER = 60;
  private static final Pattern DURATION =
      Pattern.compile("(?<=for: |\\[|offset )(\\d+)([smhd])\\b");
  private static final Pattern MINUTES_IN_SECONDS = Pattern.compile("(\\d+) \\* 60\\b");

  private Hurry() {}

  static String up(String rules) {
    String shorter =
        DURATION
            .matcher(rules)
            .replaceAll(
                found ->
                    seconds(Integer.parseInt(found.group(1)), found.group(2)) * 1_000 / FASTER
                        + "ms");
    return MINUTES_IN_SECONDS.matcher(shorter).replaceAll("$1");
  }

  private static long seconds(int count, String unit) {
    return switch (unit) {
      case "m" -> 60L * count;
      case "h" -> 3_600L * count;
      case "d" -> 86_400L * count;
      default -> count;
    };
  }
}
