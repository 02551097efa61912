package io.registrynotifier.benchmarks.result;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** One bar for each thing that was measured, written as a PNG. */
public final class Bars {
  private Bars() {}

  /** Writes the file. */
  public static void write(
      String title, String yAxis, List<String> names, List<Double> heights, Path file) {
    CategoryChart chart =
        new CategoryChartBuilder().width(1_000).height(600).title(title).yAxisTitle(yAxis).build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setLabelsVisible(true);
    chart.getStyler().setXAxisLabelRotation(20);
    chart.getStyler().setYAxisDecimalPattern("#,##0");
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.addSeries(yAxis, names, heights);
    try {
      BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file, e);
    }
  }
}
