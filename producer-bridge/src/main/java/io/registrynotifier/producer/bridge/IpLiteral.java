package io.registrynotifier.producer.bridge;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Tells IP addresses from other texts, without ever asking a name server (RFC 4291 2.2; four
 * decimals without leading zeros for IPv4; no zone).
 */
final class IpLiteral {
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final int GROUPS = 8;

  private IpLiteral() {}

  static boolean matches(String text) {
    return IPV4.matcher(text).matches() || isIpv6(text);
  }

  private static boolean isIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true) == GROUPS;
    }
    int before = gap == 0 ? 0 : groups(text.substring(0, gap), false);
    int after = gap + 2 == text.length() ? 0 : groups(text.substring(gap + 2), true);
    return before >= 0 && after >= 0 && before + after < GROUPS;
  }

  /** How many groups the text is, an IPv4 address at its end being two; negative if it is none. */
  private static int groups(String text, boolean atEnd) {
    String[] parts = text.split(":", -1);
    String last = parts[parts.length - 1];
    boolean ipv4 = atEnd && IPV4.matcher(last).matches();
    boolean legal =
        Arrays.stream(parts, 0, ipv4 ? parts.length - 1 : parts.length)
            .allMatch(part -> GROUP.matcher(part).matches());
    return legal ? parts.length + (ipv4 ? 1 : 0) : -GROUPS;
  }
}
