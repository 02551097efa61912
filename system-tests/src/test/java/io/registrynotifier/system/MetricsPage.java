package io.registrynotifier.system;

import java.util.Arrays;

/** The values of a metrics page in Prometheus' text format. */
public final class MetricsPage {
  private final String text;

  public MetricsPage(String text) {
    this.text = text;
  }

  /**
   * The value of the one series with this name and these labels.
   *
   * @param labels as on the page: {@code endpoint="alistener"}
   */
  public double value(String name, String... labels) {
    return text.lines()
        .filter(line -> line.startsWith(name + "{"))
        .filter(line -> Arrays.stream(labels).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError(name + " " + Arrays.toString(labels) + " not on:\n" + text));
  }
}
