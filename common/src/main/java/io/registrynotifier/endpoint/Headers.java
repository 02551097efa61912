package io.registrynotifier.endpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The static headers of an endpoint's requests, in their order. Their values are secrets: printing
 * this type never shows them.
 */
public record Headers(Map<String, List<String>> values) {
  /** No header. */
  public static final Headers NONE = new Headers(Map.of());

  /** What stands for a value that must not be seen. */
  public static final String MASK = "***";

  /** Copies the values, keeping their order. */
  public Headers {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    values = Collections.unmodifiableMap(copy);
  }

  /** The same names with every value masked, for pages and dumps. */
  public Map<String, List<String>> masked() {
    Map<String, List<String>> masked = new LinkedHashMap<>();
    values.forEach((name, list) -> masked.put(name, list.stream().map(value -> MASK).toList()));
    return Collections.unmodifiableMap(masked);
  }

  @Override
  public String toString() {
    return masked().toString();
  }
}
