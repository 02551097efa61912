package io.registrynotifier.process;

import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;

/** The checks of {@code /readyz} as a metric, asked when somebody looks. Thread-safe. */
final class ReadinessGauge extends Collector {
  private final List<? extends Service> services;

  ReadinessGauge(List<? extends Service> services) {
    this.services = List.copyOf(services);
  }

  @Override
  public List<MetricFamilySamples> collect() {
    Metric metric = ProcessMetricCatalog.READY;
    GaugeMetricFamily family = new GaugeMetricFamily(metric.name(), metric.help(), metric.labels());
    for (Service service : services) {
      for (ReadinessCheck check : service.checks()) {
        family.addMetric(List.of(service.name(), check.name()), check.problem().isEmpty() ? 1 : 0);
      }
    }
    return List.of(family);
  }
}
