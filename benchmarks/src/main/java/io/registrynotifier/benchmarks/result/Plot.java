package io.registrynotifier.benchmarks.result;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Lines over an axis, written as a PNG. Not thread-safe. */
public final class Plot {
  private static final List<Color> COLORS =
      List.of(
          new Color(0x1b6ca8),
          new Color(0xd1603d),
          new Color(0x5b8c5a),
          new Color(0x7d5ba6),
          new Color(0x8c6d31));

  private final XYChart chart;

  private Plot(XYChart chart) {
    this.chart = chart;
  }

  /** An empty plot. */
  public static Plot of(String title, String xAxis, String yAxis) {
    XYChart chart =
        new XYChartBuilder()
            .width(1_000)
            .height(600)
            .title(title)
            .xAxisTitle(xAxis)
            .yAxisTitle(yAxis)
            .build();
    chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisDecimalPattern("#,##0.##");
    chart.getStyler().setXAxisDecimalPattern("#,##0.##");
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    return new Plot(chart);
  }

  /** One line; those of the same color belong together. */
  public Plot line(String name, int color, List<Double> xs, List<Double> ys) {
    XYSeries series = chart.addSeries(name, xs, ys);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(COLORS.get(color % COLORS.size()));
    return this;
  }

  /** Writes the file. */
  public void write(Path file) {
    try {
      BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file, e);
    }
  }
}
