package io.registrynotifier.docs;

import io.registrynotifier.ingress.metrics.BridgeMetricCatalog;
import io.registrynotifier.process.MetricCatalog;
import io.registrynotifier.process.ProcessMetricCatalog;
import io.registrynotifier.worker.metrics.WorkerMetricCatalog;
import java.util.List;

/** Every catalogue of metrics, in the order in which they are documented. */
public final class Catalogs {
  /** All of them. */
  public static final List<MetricCatalog> ALL =
      List.of(
          ProcessMetricCatalog.CATALOG, BridgeMetricCatalog.CATALOG, WorkerMetricCatalog.CATALOG);

  private Catalogs() {}
}
