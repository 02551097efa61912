package io.registrynotifier.ingress.metrics;

import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import io.registrynotifier.ingress.IngressListener;
import io.registrynotifier.ingress.Rejection;
import io.registrynotifier.process.ProcessMetrics;
import java.time.Duration;

/** Counts how requests end; every label value is there from the start. Thread-safe. */
public final class BridgeMetrics implements IngressListener {
  private static final double[] PUBLISH_BUCKETS = {
    .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10
  };

  private final Counter.Child published;
  private final Counter.Child failed;
  private final Histogram publish;
  private final Counter rejected;

  private BridgeMetrics(Counter events, Histogram publish, Counter rejected) {
    this.published = events.labels("published");
    this.failed = events.labels("failed");
    this.publish = publish;
    this.rejected = rejected;
    for (Rejection rejection : Rejection.values()) {
      rejected.labels(rejection.label());
    }
  }

  /** Registers the bridge's metrics, which can be done once for a process. */
  public static BridgeMetrics create(ProcessMetrics metrics) {
    return new BridgeMetrics(
        BridgeMetricCatalog.EVENTS.counterIn(metrics),
        BridgeMetricCatalog.PUBLISH.histogramIn(metrics, PUBLISH_BUCKETS),
        BridgeMetricCatalog.REJECTED.counterIn(metrics));
  }

  @Override
  public void published(int events, Duration took) {
    published.inc(events);
    publish.observe(took.toNanos() / 1e9);
  }

  @Override
  public void failed(int events, Duration took) {
    failed.inc(events);
  }

  @Override
  public void rejected(Rejection rejection) {
    rejected.labels(rejection.label()).inc();
  }
}
