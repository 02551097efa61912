package io.registrynotifier.standalone;

import static java.util.stream.Collectors.joining;

import io.registrynotifier.endpoint.Endpoint;
import java.util.List;

/** The endpoints of a configuration in one line. */
final class EndpointNames {
  private EndpointNames() {}

  static String of(List<Endpoint> endpoints) {
    if (endpoints.isEmpty()) {
      return "none yet: name them in a file and give it with --config";
    }
    return endpoints.stream()
        .map(endpoint -> endpoint.name() + (endpoint.disabled() ? " (disabled)" : ""))
        .collect(joining(", "));
  }
}
