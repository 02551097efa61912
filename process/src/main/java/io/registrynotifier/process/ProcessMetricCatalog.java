package io.registrynotifier.process;

/** The metrics of every process, whatever its services are. */
public final class ProcessMetricCatalog {
  static final Metric READY =
      Metric.gauge(
          "registry_notifications_ready",
          "1 when the check of the readiness page is well, otherwise 0; /readyz says why. The check"
              + " kafka: Kafka answers, and the events topic can be used.",
          "service",
          "check");

  /** All of them. */
  public static final MetricCatalog CATALOG = MetricCatalog.of("Every process", READY);

  private ProcessMetricCatalog() {}
}
