package io.registrynotifier.worker.metrics;

import java.util.Map;

/**
 * What the registry counts of an endpoint.
 *
 * @param events taken in after the filter
 * @param successes deliveries accepted
 * @param failures deliveries refused, once for each attempt
 * @param errors deliveries unanswered, once for each attempt
 * @param statuses responses by {@code "200 OK"}
 */
public record EventCounts(
    long events, long successes, long failures, long errors, Map<String, Long> statuses) {
  /** Nothing happened. */
  public static final EventCounts NONE = new EventCounts(0, 0, 0, 0, Map.of());

  /** Copies the map. */
  public EventCounts {
    statuses = Map.copyOf(statuses);
  }
}
