package io.registrynotifier.worker.app;

import io.registrynotifier.worker.metrics.EndpointMeters;
import io.registrynotifier.worker.metrics.WorkerMeters;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of the endpoints that were run here, kept while the endpoint is. Thread-safe. */
final class KnownMeters {
  private final WorkerMeters meters;
  private final Map<String, EndpointMeters> known = new ConcurrentHashMap<>();

  KnownMeters(WorkerMeters meters) {
    this.meters = meters;
  }

  /** The endpoint's meters; they count on when it ran here before. */
  EndpointMeters of(String endpoint) {
    return known.computeIfAbsent(endpoint, meters::endpoint);
  }

  Optional<EndpointMeters> find(String endpoint) {
    return Optional.ofNullable(known.get(endpoint));
  }

  /** The endpoint is no more. */
  void forget(String endpoint) {
    EndpointMeters counted = known.remove(endpoint);
    if (counted != null) {
      counted.remove();
    }
  }
}
