package io.registrynotifier.process;

import java.util.List;
import java.util.Locale;

/**
 * The metrics of one part, in the order in which they are documented.
 *
 * @param title the heading over them in {@code docs/metrics.md}
 * @param metrics the lines
 */
public record MetricCatalog(String title, List<Metric> metrics) {

  /** Keeps the lines as they are. */
  public MetricCatalog {
    metrics = List.copyOf(metrics);
  }

  /** The lines under a title. */
  public static MetricCatalog of(String title, Metric... metrics) {
    return new MetricCatalog(title, List.of(metrics));
  }

  /** The page {@code docs/metrics.md} of these catalogues, with a line feed at its end. */
  public static String page(List<MetricCatalog> catalogs) {
    StringBuilder page = new StringBuilder("# Metrics\n");
    page.append(
        "\nServed at `/metrics` of every process. Written from the catalogues in the code.\n");
    catalogs.forEach(catalog -> catalog.section(page));
    return page.toString();
  }

  private void section(StringBuilder page) {
    page.append("\n## ").append(title).append("\n\n");
    page.append("| metric | type | labels | what it says |\n|---|---|---|---|\n");
    for (Metric metric : metrics) {
      page.append("| `").append(metric.name()).append("` | ");
      page.append(metric.type().name().toLowerCase(Locale.ROOT)).append(" | ");
      page.append(String.join(", ", metric.labels())).append(" | ");
      page.append(metric.help()).append(" |\n");
    }
  }
}
