package io.registrynotifier.config;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Headers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may be secret in an endpoint's definition, as it was written, with its references not filled
 * in. Printing it shows no value.
 *
 * @param headers the values of each header, in the order of the definition
 */
public record WrittenSecrets(String url, Map<String, List<String>> headers) {
  /** Copies the values, keeping their order. */
  public WrittenSecrets {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
  }

  /** As an endpoint would be written that refers to nothing. */
  public static WrittenSecrets of(Endpoint endpoint) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    endpoint
        .headers()
        .values()
        .forEach(
            (name, values) -> headers.put(name, values.stream().map(References::escaped).toList()));
    return new WrittenSecrets(References.escaped(endpoint.url().toString()), headers);
  }

  @Override
  public String toString() {
    return "WrittenSecrets" + new Headers(headers).masked();
  }
}
