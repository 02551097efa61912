package io.registrynotifier.worker.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import io.registrynotifier.process.Metric;
import io.registrynotifier.process.ProcessMetrics;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Which endpoints have stalled. Thread-safe. */
public final class StalledGauge extends Collector {
  private final Supplier<? extends Collection<String>> endpoints;
  private final Predicate<String> stalled;

  private StalledGauge(
      Supplier<? extends Collection<String>> endpoints, Predicate<String> stalled) {
    this.endpoints = endpoints;
    this.stalled = stalled;
  }

  /** Registers the gauge of whatever endpoints there are when somebody looks. */
  public static void register(
      Supplier<? extends Collection<String>> endpoints,
      Predicate<String> stalled,
      ProcessMetrics metrics) {
    new StalledGauge(endpoints, stalled).register(metrics.registry());
  }

  @Override
  public List<MetricFamilySamples> collect() {
    Metric metric = WorkerMetricCatalog.STALLED;
    GaugeMetricFamily family = new GaugeMetricFamily(metric.name(), metric.help(), metric.labels());
    endpoints.get().forEach(name -> family.addMetric(List.of(name), stalled.test(name) ? 1 : 0));
    return List.of(family);
  }
}
