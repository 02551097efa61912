package io.registrynotifier.worker.api;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who asks, as far as the request tells.
 *
 * @param method GET, POST, ...
 * @param peer the address that the connection comes from
 * @param host the {@code Host} header
 * @param authorization the {@code Authorization} header
 * @param site {@code Sec-Fetch-Site}: where the page is from that a browser asks for
 * @param origin the {@code Origin} header
 * @param contentType the body's media type, in lower case and without parameters
 * @param forwarded whether a proxy says that it asks for somebody else
 */
record Asker(
    String method,
    String peer,
    Optional<String> host,
    Optional<String> authorization,
    Optional<String> site,
    Optional<String> origin,
    Optional<String> contentType,
    boolean forwarded) {
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

  static Asker of(Context http) {
    return new Asker(
        http.method().name(),
        http.req().getRemoteAddr(),
        header(http, "Host"),
        header(http, "Authorization"),
        header(http, "Sec-Fetch-Site"),
        header(http, "Origin"),
        header(http, "Content-Type").map(Asker::mediaType),
        Stream.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")
            .anyMatch(name -> http.header(name) != null));
  }

  private static Optional<String> header(Context http, String name) {
    return Optional.ofNullable(http.header(name));
  }

  static String mediaType(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  boolean changes() {
    return !HARMLESS.contains(method);
  }
}
