package io.registrynotifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.ingress.metrics.BridgeMetricCatalog;
import io.registrynotifier.process.MetricCatalog;
import io.registrynotifier.worker.metrics.WorkerMetricCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/metrics.md} says what the code says; {@code -Ddocs.write} writes it anew. */
final class MetricsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "metrics.md");
  private static final List<MetricCatalog> CATALOGS =
      List.of(BridgeMetricCatalog.CATALOG, WorkerMetricCatalog.CATALOG);

  @Test
  void page_isCurrent() throws IOException {
    // Given
    String expected = MetricCatalog.page(CATALOGS);

    // When
    if (System.getProperty("docs.write") != null) {
      Files.writeString(PAGE, expected);
    }

    // Then
    assertThat(PAGE).hasContent(expected);
  }
}
