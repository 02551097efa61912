package io.registrynotifier.benchmarks.result;

import java.util.List;
import java.util.stream.IntStream;

/**
 * When events came: the time of the first, and of every so many after it.
 *
 * @param step from one mark to the next, in events
 * @param nanos the first event's time, then that of event number step, twice step, ...
 */
public record Arrivals(int step, List<Long> nanos) {
  /** Copies the times. */
  public Arrivals {
    if (step < 2) {
      throw new IllegalArgumentException("step " + step + ": expected 2 or more");
    }
    nanos = List.copyOf(nanos);
  }

  /** Events a second over all of it, the first of them included. */
  public double whole() {
    return rate(0, steps());
  }

  /** Events a second over the last quarter. */
  public double steady() {
    return rate(steps() - Math.max(1, steps() / 4), steps());
  }

  /** Events a second in each of so many parts of the same number of events. */
  public List<Double> parts(int count) {
    return IntStream.range(0, count)
        .mapToObj(part -> rate(steps() * part / count, steps() * (part + 1) / count))
        .toList();
  }

  /** When the first event came; fails when none did. */
  public long first() {
    return nanos.get(0);
  }

  /** The last time that is remembered; fails when no event came. */
  public long last() {
    return nanos.get(nanos.size() - 1);
  }

  /** How many marks there are after the first event's. */
  public int steps() {
    return Math.max(0, nanos.size() - 1);
  }

  private double rate(int from, int to) {
    if (from < 0 || from >= to) {
      return Double.NaN;
    }
    long events = (long) (to - from) * step;
    return events / ((nanos.get(to) - nanos.get(from)) / 1e9);
  }
}
