package io.registrynotifier.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code docs/ledger.md} shows the topology as it is; {@code -Ddocs.write} writes it anew. */
final class LedgerPageTest {
  private static final Path PAGE = Path.of("..", "docs", "ledger.md");
  private static final String FENCE = "```\n";

  @Test
  void topology_isCurrent() throws IOException {
    // Given
    String page = Files.readString(PAGE);
    int start = page.indexOf(FENCE) + FENCE.length();
    String expected =
        page.substring(0, start) + description() + page.substring(page.indexOf(FENCE, start));

    // When
    if (System.getProperty("docs.write") != null) {
      Files.writeString(PAGE, expected);
    }

    // Then
    assertThat(PAGE).hasContent(expected);
  }

  private static String description() {
    return LedgerTopology.of("registry.deliveries", Duration.ofDays(7), Clock.systemUTC())
            .describe()
            .toString()
            .stripTrailing()
        + "\n";
  }
}
