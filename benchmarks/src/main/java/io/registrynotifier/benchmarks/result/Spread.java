package io.registrynotifier.benchmarks.result;

import java.util.List;
import java.util.Locale;

/** The median of several rounds, with the least and the most; NaN where nothing was measured. */
public record Spread(double median, double least, double most) {
  /** The spread of at least one value. */
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("spread of no values");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
  }

  /** Whole numbers: {@code 31,000 (30,500 to 33,300)}. */
  public String whole() {
    return text("%,.0f (%,.0f to %,.0f)");
  }

  /** Two digits after the point: {@code 0.71 (0.69 to 0.75)}. */
  public String fine() {
    return text("%.2f (%.2f to %.2f)");
  }

  /** Three digits after the point: {@code 0.049 (0.047 to 0.052)}. */
  public String finest() {
    return text("%.3f (%.3f to %.3f)");
  }

  private String text(String format) {
    return Double.isNaN(median) ? "-" : String.format(Locale.ROOT, format, median, least, most);
  }
}
