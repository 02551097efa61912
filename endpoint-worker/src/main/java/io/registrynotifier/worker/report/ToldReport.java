package io.registrynotifier.worker.report;

import java.time.Duration;

/**
 * A report and how much of it was told: one tally is on its way at a time, and an endpoint that is
 * quiet is told of all the same from time to time, or it would look as if its worker were gone.
 * Thread-safe.
 */
final class ToldReport {
  private static final long QUIET = Duration.ofMinutes(1).toNanos();

  private final EndpointReport report;
  private volatile boolean underWay;
  private volatile long toldChanges;
  private volatile long toldNanos;
  private volatile boolean holdsPartitions;

  ToldReport(EndpointReport report) {
    this.report = report;
  }

  EndpointReport report() {
    return report;
  }

  boolean isDue(long changes, long nowNanos) {
    return !underWay
        && (changes != toldChanges || (holdsPartitions && nowNanos - toldNanos >= QUIET));
  }

  void telling() {
    underWay = true;
  }

  void told(boolean isTold, long changes, boolean holds, long nowNanos) {
    if (isTold) {
      toldChanges = changes;
      toldNanos = nowNanos;
      holdsPartitions = holds;
    }
    underWay = false;
  }
}
