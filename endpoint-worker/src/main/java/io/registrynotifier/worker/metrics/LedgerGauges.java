package io.registrynotifier.worker.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import io.registrynotifier.process.Metric;
import io.registrynotifier.process.ProcessMetrics;
import io.registrynotifier.worker.ledger.LedgerFigures;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How this process's share of the ledger does, where it has one. Thread-safe. */
public final class LedgerGauges extends Collector {
  private final Supplier<Optional<LedgerFigures>> figures;

  private LedgerGauges(Supplier<Optional<LedgerFigures>> figures) {
    this.figures = figures;
  }

  /** Registers the figures as they are when somebody looks; nothing is shown without a share. */
  public static void register(Supplier<Optional<LedgerFigures>> figures, ProcessMetrics metrics) {
    new LedgerGauges(figures).register(metrics.registry());
  }

  @Override
  public List<MetricFamilySamples> collect() {
    return figures.get().map(LedgerGauges::families).orElse(List.of());
  }

  private static List<MetricFamilySamples> families(LedgerFigures figures) {
    Metric reports = WorkerMetricCatalog.LEDGER_REPORTS;
    return List.of(
        gauge(WorkerMetricCatalog.LEDGER_RUNNING, figures.running() ? 1 : 0),
        gauge(WorkerMetricCatalog.LEDGER_RESTORING, figures.toRestore()),
        gauge(WorkerMetricCatalog.LEDGER_BEHIND, figures.behind()),
        new CounterMetricFamily(reports.name(), reports.help(), (double) figures.reports()));
  }

  private static MetricFamilySamples gauge(Metric metric, long value) {
    return new GaugeMetricFamily(metric.name(), metric.help(), (double) value);
  }
}
