package io.registrynotifier.process;

import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.prometheus.client.SimpleCollector;
import java.util.List;

/**
 * One metric: a line in a {@link MetricCatalog} and in {@code docs/metrics.md}.
 *
 * @param name as it stands on {@code /metrics}: a counter's ends in {@code _total}
 * @param type what kind of number it is
 * @param help one sentence, with the unit where there is one
 * @param labels the names of its labels; each has few values
 */
public record Metric(String name, Type type, String help, List<String> labels) {

  /** What kind of number a metric is. */
  public enum Type {
    COUNTER,
    GAUGE,
    HISTOGRAM
  }

  /** Refuses a counter whose name would change on the way to the page. */
  public Metric {
    labels = List.copyOf(labels);
    if (type == Type.COUNTER && !name.endsWith("_total")) {
      throw new IllegalArgumentException("counter " + name + ": expected a name in _total");
    }
  }

  /** A number that only grows. */
  public static Metric counter(String name, String help, String... labels) {
    return new Metric(name, Type.COUNTER, help, List.of(labels));
  }

  /** A number that is what it is at the moment. */
  public static Metric gauge(String name, String help, String... labels) {
    return new Metric(name, Type.GAUGE, help, List.of(labels));
  }

  /** Durations or sizes, counted into buckets. */
  public static Metric histogram(String name, String help, String... labels) {
    return new Metric(name, Type.HISTOGRAM, help, List.of(labels));
  }

  /** Registers this metric, which must be a counter. */
  public Counter counterIn(ProcessMetrics metrics) {
    return describe(Type.COUNTER, Counter.build()).register(metrics.registry());
  }

  /** Registers this metric, which must be a gauge. */
  public Gauge gaugeIn(ProcessMetrics metrics) {
    return describe(Type.GAUGE, Gauge.build()).register(metrics.registry());
  }

  /** Registers this metric, which must be a histogram, with the upper bounds of its buckets. */
  public Histogram histogramIn(ProcessMetrics metrics, double... buckets) {
    return describe(Type.HISTOGRAM, Histogram.build().buckets(buckets))
        .register(metrics.registry());
  }

  private <B extends SimpleCollector.Builder<B, C>, C extends SimpleCollector<?>> B describe(
      Type expected, B builder) {
    if (type != expected) {
      throw new IllegalStateException("metric " + name + " is a " + type + ", not a " + expected);
    }
    return builder.name(name).help(help).labelNames(labels.toArray(String[]::new));
  }
}
