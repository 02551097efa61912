package io.registrynotifier.worker.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a request's header fields say about the form that it takes. Stateless. */
final class Negotiation {
  private Negotiation() {}

  /** RFC 9110 12.5.3; a coding with the weight 0 is not acceptable. */
  static boolean takesGzip(@Nullable String acceptEncoding) {
    return elements(acceptEncoding)
        .map(it -> it.toLowerCase(Locale.ROOT).replace(" ", ""))
        .anyMatch(it -> it.matches("(gzip|\\*)(;q=(1(\\.0*)?|0\\.0*[1-9]\\d*))?"));
  }

  /** RFC 9110 13.1.2: weak comparison. */
  static boolean has(@Nullable String ifNoneMatch, String tag) {
    return elements(ifNoneMatch).anyMatch(it -> it.equals("*") || it.replace("W/", "").equals(tag));
  }

  private static Stream<String> elements(@Nullable String field) {
    return field == null ? Stream.empty() : Arrays.stream(field.split(",", -1)).map(String::strip);
  }
}
