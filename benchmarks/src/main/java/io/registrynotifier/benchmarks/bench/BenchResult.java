package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.result.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a benchmark has to show.
 *
 * @param title what was measured, in one line
 * @param tables in Markdown
 * @param verdicts figures beside their goals
 * @param broken promises that the product did not keep: events lost or out of order
 */
public record BenchResult(
    String title, List<String> tables, List<Verdict> verdicts, List<String> broken) {
  /** Copies the lists. */
  public BenchResult {
    tables = List.copyOf(tables);
    verdicts = List.copyOf(verdicts);
    broken = List.copyOf(broken);
  }

  /** All of it in Markdown. */
  public String text() {
    return "## "
        + title
        + "\n\n"
        + String.join("\n", tables)
        + lines(verdicts)
        + lines(broken.stream().map(each -> "BROKEN: " + each).toList());
  }

  private static String lines(List<?> lines) {
    return lines.isEmpty()
        ? ""
        : lines.stream().map(each -> "* " + each + "\n").collect(Collectors.joining("", "\n", ""));
  }
}
