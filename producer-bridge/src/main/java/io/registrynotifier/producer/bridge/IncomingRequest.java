package io.registrynotifier.producer.bridge;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an event needs of the HTTP request that a registry is serving, whatever its HTTP server is.
 *
 * <p>Immutable. Printing it shows no header: credentials are among them.
 *
 * @param scheme {@code http} or {@code https}, as the registry's own listener received it
 * @param method the HTTP method
 * @param path the path as sent, percent-encoded, such as {@code /v2/library/alpine/manifests/3.20}
 * @param host the {@code Host} header as received; empty without one
 * @param remoteAddress the peer's address and port, such as {@code 192.0.2.1:41961}
 * @param headers every header; names in any case
 */
public record IncomingRequest(
    String scheme,
    String method,
    String path,
    String host,
    String remoteAddress,
    Map<String, List<String>> headers) {
  private static final Set<String> FROM_PROXIES =
      Set.of("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip");

  /** Copies the headers under names of any case. */
  public IncomingRequest {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(remoteAddress, "remoteAddress");
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
  }

  /**
   * The same request without what proxies say of it: for a registry with no proxy before it, where
   * every client could forge its address and its host. The registry itself always believes them.
   */
  public IncomingRequest withoutForwarding() {
    Map<String, List<String>> kept = new TreeMap<>(headers);
    kept.keySet().removeIf(name -> FROM_PROXIES.contains(name.toLowerCase(Locale.ROOT)));
    return new IncomingRequest(scheme, method, path, host, remoteAddress, kept);
  }

  /** The first header of that name, empty without one. */
  String header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.get(0);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
