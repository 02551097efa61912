package io.registrynotifier.benchmarks.bench;

/** Reads single values from a metrics page. Stateless. */
final class MetricLine {
  private MetricLine() {}

  /** The value of the series with this name and these labels; fails when there is none. */
  static double value(String page, String series) {
    return page.lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no series " + series));
  }
}
