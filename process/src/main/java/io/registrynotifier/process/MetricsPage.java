package io.registrynotifier.process;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;

/** {@code /metrics} in the format that the scraper asks for: OpenMetrics or Prometheus text. */
final class MetricsPage {
  private final CollectorRegistry registry;

  MetricsPage(CollectorRegistry registry) {
    this.registry = registry;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/metrics", this::show);
  }

  private void show(Context http) throws IOException {
    String format = TextFormat.chooseContentType(http.header("Accept"));
    StringWriter page = new StringWriter();
    // "_created" doubles the number of counter series and says nothing that a scraper uses
    TextFormat.writeFormat(
        format, page, registry.filteredMetricFamilySamples(name -> !name.endsWith("_created")));
    http.contentType(format).result(page.toString());
  }
}
