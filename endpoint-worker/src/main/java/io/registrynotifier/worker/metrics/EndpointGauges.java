package io.registrynotifier.worker.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import io.registrynotifier.process.Metric;
import io.registrynotifier.process.ProcessMetrics;
import io.registrynotifier.worker.consume.EndpointStatus;
import io.registrynotifier.worker.consume.EndpointWorker;
import io.registrynotifier.worker.retry.Breaker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The gauges of every endpoint that runs, read from what the workers last looked at. Thread-safe.
 */
public final class EndpointGauges extends Collector {
  private final Supplier<Map<String, EndpointStatus>> statuses;
  private final Clock clock;

  /** The gauges of the endpoints with these names. */
  EndpointGauges(Supplier<Map<String, EndpointStatus>> statuses, Clock clock) {
    this.statuses = statuses;
    this.clock = clock;
  }

  /** Registers the gauges of whatever endpoints there are when somebody looks. */
  public static void register(
      Supplier<? extends Collection<EndpointWorker>> workers, ProcessMetrics metrics) {
    new EndpointGauges(() -> statuses(workers.get()), Clock.systemUTC())
        .register(metrics.registry());
  }

  private static Map<String, EndpointStatus> statuses(Collection<EndpointWorker> workers) {
    return workers.stream()
        .collect(Collectors.toMap(worker -> worker.endpoint().name(), EndpointWorker::status));
  }

  @Override
  public List<MetricFamilySamples> collect() {
    Map<String, EndpointStatus> current = statuses.get();
    return List.of(
        gauge(WorkerMetricCatalog.PENDING, current, EndpointStatus::pending),
        gauge(WorkerMetricCatalog.PENDING_TOTAL, current, EndpointStatus::pending),
        gauge(WorkerMetricCatalog.OLDEST_PENDING, current, this::oldestSeconds),
        gauge(WorkerMetricCatalog.RETENTION_DEADLINE, current, this::deadlineSeconds),
        gauge(WorkerMetricCatalog.IN_FLIGHT, current, status -> status.flow().inFlight()),
        gauge(WorkerMetricCatalog.BREAKER, current, status -> code(status.flow().breaker())),
        gauge(WorkerMetricCatalog.PARKED, current, status -> status.flow().parked() ? 1 : 0),
        gauge(WorkerMetricCatalog.PAUSED, current, status -> status.flow().paused() ? 1 : 0),
        gauge(WorkerMetricCatalog.PAUSED_UNTIL, current, EndpointGauges::pausedUntil),
        gauge(
            WorkerMetricCatalog.DEAD_LETTERS_BLOCKED,
            current,
            status -> status.flow().blockedLetters()),
        gauge(
            WorkerMetricCatalog.TOPIC_PARTITIONS, current, status -> status.ends().ends().size()));
  }

  private double oldestSeconds(EndpointStatus status) {
    return status.oldest().map(oldest -> seconds(oldest, clock.instant())).orElse(0.0);
  }

  private double deadlineSeconds(EndpointStatus status) {
    return status
        .retentionDeadline()
        .map(deadline -> seconds(clock.instant(), deadline))
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static double pausedUntil(EndpointStatus status) {
    return status.flow().pausedUntil().map(until -> until.toEpochMilli() / 1e3).orElse(0.0);
  }

  private static double code(Breaker breaker) {
    if (breaker instanceof Breaker.Closed) {
      return 0;
    }
    return breaker instanceof Breaker.Probing ? 1 : 2;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1e3;
  }

  private static MetricFamilySamples gauge(
      Metric metric, Map<String, EndpointStatus> statuses, Function<EndpointStatus, Number> value) {
    GaugeMetricFamily family = new GaugeMetricFamily(metric.name(), metric.help(), metric.labels());
    statuses.forEach(
        (endpoint, status) ->
            family.addMetric(List.of(endpoint), value.apply(status).doubleValue()));
    return family;
  }
}
