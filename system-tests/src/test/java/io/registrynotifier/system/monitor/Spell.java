package io.registrynotifier.system.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * When an alert was in a state, over all its series.
 *
 * @param first in seconds since the epoch; NaN when it never was
 * @param last when it was seen in the state for the last time
 */
record Spell(double first, double last) {
  /** From the series of a query over a time. */
  static Spell of(List<JsonNode> series) {
    return new Spell(
        times(series).min().orElse(Double.NaN), times(series).max().orElse(Double.NaN));
  }

  private static DoubleStream times(List<JsonNode> series) {
    return series.stream()
        .flatMap(each -> each.path("values").valueStream())
        .mapToDouble(sample -> sample.path(0).asDouble());
  }

  /** The same in seconds since this moment. */
  Spell since(Instant moment) {
    double start = moment.toEpochMilli() / 1e3;
    return new Spell(first - start, last - start);
  }
}
