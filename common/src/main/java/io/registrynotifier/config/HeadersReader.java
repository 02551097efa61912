package io.registrynotifier.config;

import io.registrynotifier.config.Value.Items;
import io.registrynotifier.config.Value.Text;
import io.registrynotifier.endpoint.Headers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads an endpoint's static headers: names with lists of values. A single value, which the
 * registry would refuse, is a list of one.
 */
final class HeadersReader {
  /** Those that frame the request or say what it carries (RFC 9110 section 7.6.1 and ours). */
  private static final Set<String> OURS =
      Set.of(
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "expect",
          "host",
          "keep-alive",
          "proxy-connection",
          "te",
          "traceparent",
          "tracestate",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "user-agent");

  private static final List<String> OUR_PREFIXES = List.of("ce-", "webhook-");

  /** RFC 9110 section 5.1. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** RFC 9110 section 5.5, without the bytes above ASCII that it keeps for old senders. */
  private static final Pattern FIELD_VALUE = Pattern.compile("[\\x20-\\x7E\\t]*");

  private static final Kind<String> VALUE = Kind.hidden(HeadersReader::fieldValue);

  private final Problems problems;

  HeadersReader(Problems problems) {
    this.problems = problems;
  }

  Headers read(Section section) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    section
        .entries()
        .forEach(
            (name, value) -> {
              checkName(name, value.place());
              headers.put(name, values(value));
            });
    return new Headers(headers);
  }

  private void checkName(String name, Place place) {
    if (!TOKEN.matcher(name).matches()) {
      problems.error(
          place, "expected a header's name of letters, digits and !#$%&'*+-.^_`|~ (RFC 9110)");
    } else if (isOurs(name.toLowerCase(Locale.ROOT))) {
      problems.error(place, "expected a header that the notifier does not set itself");
    }
  }

  private static boolean isOurs(String name) {
    return OURS.contains(name) || OUR_PREFIXES.stream().anyMatch(name::startsWith);
  }

  private List<String> values(Value value) {
    if (value instanceof Items items) {
      return items.values().stream().map(this::single).flatMap(Optional::stream).toList();
    }
    if (value instanceof Text) {
      return single(value).stream().toList();
    }
    problems.error(value.place(), "found " + value.kind() + ", expected a list of values");
    return List.of();
  }

  private Optional<String> single(Value value) {
    return VALUE.read(value, problems);
  }

  private static String fieldValue(String text) {
    if (!FIELD_VALUE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "expected a header's value of visible ASCII characters, spaces and tabs on one line");
    }
    return text;
  }
}
