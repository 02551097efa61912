package io.registrynotifier.benchmarks.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown whose columns also line up as plain text. Not thread-safe. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  private Table() {}

  /** A table with these columns. */
  public static Table of(String... columns) {
    Table table = new Table();
    table.rows.add(List.of(columns));
    return table;
  }

  /** One more row, of as many cells as there are columns. */
  public Table row(List<String> cells) {
    if (cells.size() != columns()) {
      throw new IllegalArgumentException(
          "row of " + cells.size() + " cells: expected " + columns());
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  @Override
  public String toString() {
    List<Integer> widths =
        IntStream.range(0, columns())
            .mapToObj(column -> rows.stream().mapToInt(it -> it.get(column).length()).max())
            .map(width -> width.orElse(0))
            .toList();
    StringBuilder text = new StringBuilder(line(rows.get(0), widths));
    text.append(widths.stream().map("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|\n")));
    rows.stream().skip(1).forEach(row -> text.append(line(row, widths)));
    return text.toString();
  }

  private int columns() {
    return rows.get(0).size();
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
