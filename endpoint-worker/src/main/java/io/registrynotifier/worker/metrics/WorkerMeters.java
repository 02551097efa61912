package io.registrynotifier.worker.metrics;

import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.registrynotifier.process.ProcessMetrics;
import io.registrynotifier.worker.delivery.Outcome.Failure;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The worker's counters, each with its endpoints as label values. Thread-safe.
 *
 * @param events registry_notifications_events_total
 * @param statuses registry_notifications_status_total
 * @param attempts registry_notifications_attempts_total
 * @param retries registry_notifications_retries_total
 * @param duplicates registry_notifications_duplicates_skipped_total
 * @param lost registry_notifications_lost_total
 * @param deadLetters registry_notifications_dead_letters_total
 * @param attemptSeconds registry_notifications_attempt_seconds
 * @param deliverySeconds registry_notifications_delivery_seconds
 * @param partitions registry_notifications_partitions_assigned
 */
public record WorkerMeters(
    Counter events,
    Counter statuses,
    Counter attempts,
    Counter retries,
    Counter duplicates,
    Counter lost,
    Counter deadLetters,
    Histogram attemptSeconds,
    Histogram deliverySeconds,
    Gauge partitions) {
  private static final double[] ATTEMPT_BUCKETS = {
    .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30
  };
  private static final double[] DELIVERY_BUCKETS = {
    .005, .01, .025, .05, .1, .25, .5, 1, 5, 30, 60, 300, 1_800, 3_600, 86_400
  };

  /** Registers them, which can be done once for a process. */
  public static WorkerMeters create(ProcessMetrics metrics) {
    return new WorkerMeters(
        WorkerMetricCatalog.EVENTS.counterIn(metrics),
        WorkerMetricCatalog.STATUS.counterIn(metrics),
        WorkerMetricCatalog.ATTEMPTS.counterIn(metrics),
        WorkerMetricCatalog.RETRIES.counterIn(metrics),
        WorkerMetricCatalog.DUPLICATES.counterIn(metrics),
        WorkerMetricCatalog.LOST.counterIn(metrics),
        WorkerMetricCatalog.DEAD_LETTERS.counterIn(metrics),
        WorkerMetricCatalog.ATTEMPT.histogramIn(metrics, ATTEMPT_BUCKETS),
        WorkerMetricCatalog.DELIVERY.histogramIn(metrics, DELIVERY_BUCKETS),
        WorkerMetricCatalog.PARTITIONS.gaugeIn(metrics));
  }

  /** Forgets one endpoint, which was answered with these statuses. */
  void remove(String endpoint, Collection<Integer> answered) {
    List.of("Events", "Successes", "Failures", "Errors")
        .forEach(type -> events.remove(type, endpoint));
    answered.forEach(status -> statuses.remove(StatusText.of(status), endpoint));
    List.of("accepted", "refused").forEach(outcome -> attempts.remove(outcome, endpoint));
    Arrays.stream(Failure.values()).forEach(failure -> attempts.remove(failure.label(), endpoint));
    Stream.of(retries, duplicates, lost, deadLetters).forEach(counter -> counter.remove(endpoint));
    Stream.of(attemptSeconds, deliverySeconds).forEach(histogram -> histogram.remove(endpoint));
    partitions.remove(endpoint);
  }

  /** The meters of one endpoint, at zero. */
  public EndpointMeters endpoint(String name) {
    return new EndpointMeters(name, this, Clock.systemUTC());
  }
}
