package io.registrynotifier.benchmarks.result;

import java.time.Duration;
import java.util.List;

/**
 * What a side and the receiver used of the processors while events came.
 *
 * @param looks in the order of time, at least one
 */
public record Use(List<Look> looks) {
  /** Copies the looks. */
  public Use {
    looks = List.copyOf(looks);
  }

  /** The side's microseconds of processor an event, its start included. */
  public double wholeMicros() {
    return micros(new Look(0, 0, Duration.ZERO, Duration.ZERO), last());
  }

  /** The side's microseconds of processor an event, over the last quarter. */
  public double steadyMicros() {
    return micros(threeQuarters(), last());
  }

  /** The share of one processor that the receiver used over the last quarter. */
  public double receiverShare() {
    Look from = threeQuarters();
    return (double) last().receiver.minus(from.receiver).toNanos() / (last().nanos - from.nanos);
  }

  private Look last() {
    return looks.get(looks.size() - 1);
  }

  private Look threeQuarters() {
    return looks.stream()
        .filter(look -> look.come >= last().come * 3 / 4)
        .findFirst()
        .orElseThrow();
  }

  private static double micros(Look from, Look to) {
    return to.side.minus(from.side).toNanos() / 1e3 / (to.come - from.come);
  }

  /**
   * One look.
   *
   * @param come events that had come
   * @param nanos when
   * @param side what the side's process had used
   * @param receiver what the receiver had used
   */
  public record Look(long come, long nanos, Duration side, Duration receiver) {}
}
