package io.registrynotifier.producer.bridge;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first element of a {@code Forwarded} header (RFC 7239 section 4): what the proxy nearest to
 * the client says.
 */
final class ForwardedHeader {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern PAIR =
      Pattern.compile(
          "[ \\t]*(" + TOKEN + ")=(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*+)\")[ \\t]*(;|,|$)");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  private ForwardedHeader() {}

  /** The parameters by their names in lower case; none at all if the element is malformed. */
  static Map<String, String> parametersOf(String header) {
    Map<String, String> parameters = new HashMap<>();
    Matcher pair = PAIR.matcher(header);
    int end = 0;
    while (pair.region(end, header.length()).lookingAt()) {
      String name = pair.group(1).toLowerCase(Locale.ROOT);
      if (parameters.putIfAbsent(name, valueOf(pair)) != null) {
        return Map.of();
      }
      if (!pair.group(4).equals(";")) {
        return parameters;
      }
      end = pair.end();
    }
    return Map.of();
  }

  private static String valueOf(Matcher pair) {
    String token = pair.group(2);
    return token != null ? token : ESCAPED.matcher(pair.group(3)).replaceAll("$1");
  }
}
