package io.registrynotifier.process;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;

/**
 * The metrics of one process; never the global ones, so that several can live in one JVM.
 *
 * <p>Thread-safe.
 */
public final class ProcessMetrics {
  private final CollectorRegistry registry;

  private ProcessMetrics(CollectorRegistry registry) {
    this.registry = registry;
  }

  /** The JVM's own metrics, and room for those of the services. */
  public static ProcessMetrics create() {
    CollectorRegistry registry = new CollectorRegistry();
    DefaultExports.register(registry);
    return new ProcessMetrics(registry);
  }

  /** Where collectors are registered that a {@link Metric} cannot make. */
  public CollectorRegistry registry() {
    return registry;
  }
}
