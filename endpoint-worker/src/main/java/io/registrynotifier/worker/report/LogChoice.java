package io.registrynotifier.worker.report;

import io.registrynotifier.endpoint.AttemptLog;

/**
 * Which attempts are logged one by one: each failure, the first success after one, and of the
 * others as many as the endpoint's setting says; never more than {@link #MOST} a second. Times are
 * readings of one monotonic nanosecond ticker. Not thread-safe.
 */
final class LogChoice {
  static final int MOST = 50;
  private static final long SECOND = 1_000_000_000;

  private long secondBegan;
  private int inThisSecond;
  private long nextSample;
  private boolean failed;

  LogChoice(long nowNanos) {
    secondBegan = nowNanos;
    nextSample = nowNanos;
  }

  Choice choose(AttemptLog log, boolean accepted, long nowNanos) {
    if (!isWanted(log, accepted, nowNanos)) {
      return Choice.PASS;
    }
    if (nowNanos - secondBegan >= SECOND) {
      secondBegan = nowNanos;
      inThisSecond = 0;
    }
    return Choice.LOG;
  }

  /** How many deliveries of those chosen may still be logged in this second; they are taken. */
  int take(int deliveries) {
    int taken = Math.min(deliveries, MOST - inThisSecond);
    inThisSecond += taken;
    return taken;
  }

  private boolean isWanted(AttemptLog log, boolean accepted, long nowNanos) {
    boolean telling = !accepted || failed;
    failed = !accepted;
    if (telling || log == AttemptLog.ALL) {
      return true;
    }
    if (log == AttemptLog.SAMPLED && nowNanos - nextSample >= 0) {
      nextSample = nowNanos + SECOND;
      return true;
    }
    return false;
  }

  enum Choice {
    LOG,
    PASS
  }
}
