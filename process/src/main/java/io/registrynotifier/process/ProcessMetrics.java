package io.registrynotifier.process;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;

/** The metrics of one process; never the global ones, so that several can live in one JVM. */
public final class ProcessMetrics {
  private ProcessMetrics() {}

  /** An empty registry with the JVM's own metrics. */
  public static CollectorRegistry create() {
    CollectorRegistry registry = new CollectorRegistry();
    DefaultExports.register(registry);
    return registry;
  }
}
