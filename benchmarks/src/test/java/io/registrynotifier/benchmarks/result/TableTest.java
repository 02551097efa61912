package io.registrynotifier.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
  @Test
  void table_linesUp_asPlainText() {
    // When
    Table table = Table.of("side", "rate").row(List.of("ours", "31,000")).row(List.of("x", "1"));

    // Then
    assertThat(table)
        .hasToString(
            """
            | side | rate   |
            |------|--------|
            | ours | 31,000 |
            | x    | 1      |
            """);
  }

  @Test
  void row_isRefused_whenItHasOtherCellsThanTheTable() {
    assertThatThrownBy(() -> Table.of("one").row(List.of("a", "b")))
        .hasMessage("row of 2 cells: expected 1");
  }
}
