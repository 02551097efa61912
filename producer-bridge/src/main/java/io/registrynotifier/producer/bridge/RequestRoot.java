package io.registrynotifier.producer.bridge;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The root of URLs as the client of a request would write it.
 *
 * <p>Scheme and host come from {@code Forwarded} (RFC 7239) alone where that header is present,
 * else from the first of {@code X-Forwarded-Proto} and {@code X-Forwarded-Host}; what is no scheme
 * of the web or no host is passed over in favour of the request's own.
 */
final class RequestRoot {
  private static final Pattern HOST =
      Pattern.compile("(?:\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._~-]+)(?::\\d{1,5})?");
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final String BASE = "/v2/";

  private RequestRoot() {}

  /** Without a slash at its end; empty if the request names no host. */
  static String of(IncomingRequest request) {
    String host = firstLegalHost(forwarded(request, "host", "X-Forwarded-Host"), request.host());
    if (host.isEmpty()) {
      return "";
    }
    String scheme = forwarded(request, "proto", "X-Forwarded-Proto").toLowerCase(Locale.ROOT);
    String own = request.scheme().toLowerCase(Locale.ROOT);
    return (SCHEMES.contains(scheme) ? scheme : own) + "://" + host + prefix(request.path());
  }

  private static String forwarded(IncomingRequest request, String parameter, String header) {
    String forwarded = request.header("Forwarded");
    if (!forwarded.isEmpty()) {
      Map<String, String> parameters = ForwardedHeader.parametersOf(forwarded);
      return parameters.getOrDefault(parameter, "");
    }
    return request.header(header).split(",", 2)[0].strip();
  }

  private static String firstLegalHost(String forwarded, String own) {
    if (HOST.matcher(forwarded).matches()) {
      return forwarded;
    }
    return HOST.matcher(own).matches() ? own : "";
  }

  private static String prefix(String path) {
    int base = path.indexOf(BASE);
    return base > 0 ? UrlPath.encode(path.substring(0, base)) : "";
  }
}
