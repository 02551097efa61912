package io.registrynotifier.ingress.metrics;

import io.registrynotifier.process.Metric;
import io.registrynotifier.process.MetricCatalog;

/** The bridge's metrics. */
public final class BridgeMetricCatalog {
  static final Metric EVENTS =
      Metric.counter(
          "registry_notifications_bridge_events_total",
          "Events taken from envelopes: published (kept by Kafka) or failed (may not be kept).",
          "result");
  static final Metric PUBLISH =
      Metric.histogram(
          "registry_notifications_bridge_publish_seconds",
          "Seconds from a read envelope to the acknowledgement of all its events.");
  static final Metric REJECTED =
      Metric.counter(
          "registry_notifications_bridge_rejected_total",
          "Requests to POST /events that were not answered with success.",
          "reason");

  /** All of them. */
  public static final MetricCatalog CATALOG = MetricCatalog.of("Bridge", EVENTS, PUBLISH, REJECTED);

  private BridgeMetricCatalog() {}
}
