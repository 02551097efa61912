package io.registrynotifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.process.MetricCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/metrics.md} says what the code says; {@code -Ddocs.write} writes it anew. */
final class MetricsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "metrics.md");

  @Test
  void page_isCurrent() throws IOException {
    // Given
    String expected = MetricCatalog.page(Catalogs.ALL);

    // When
    if (System.getProperty("docs.write") != null) {
      Files.writeString(PAGE, expected);
    }

    // Then
    assertThat(PAGE).hasContent(expected);
  }
}
