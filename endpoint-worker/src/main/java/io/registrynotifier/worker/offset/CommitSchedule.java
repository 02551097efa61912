package io.registrynotifier.worker.offset;

import java.time.Duration;

/**
 * When to commit: soon after something changed, one commit at a time, and from time to time even
 * when nothing did, because a broker forgets the offsets of groups that are quiet for long. Times
 * are readings of one monotonic nanosecond ticker. Not thread-safe.
 */
public final class CommitSchedule {
  private final long intervalNanos;
  private final long refreshNanos;
  private long nextNanos;
  private long nextRefreshNanos;
  private boolean underWay;

  /**
   * A schedule that begins now.
   *
   * @param interval between looks at what has changed; more than zero
   * @param refresh between commits of everything; more than the interval
   */
  public CommitSchedule(Duration interval, Duration refresh, long nowNanos) {
    this.intervalNanos = interval.toNanos();
    this.refreshNanos = refresh.toNanos();
    this.nextNanos = nowNanos + intervalNanos;
    this.nextRefreshNanos = nowNanos + refreshNanos;
  }

  /** Whether to look at what has changed and commit it. */
  public boolean isDue(long nowNanos) {
    return !underWay && nextNanos - nowNanos <= 0;
  }

  /** Whether the commit that starts now shall say everything, changed or not. */
  public boolean isRefreshDue(long nowNanos) {
    return nextRefreshNanos - nowNanos <= 0;
  }

  /** A commit starts. */
  public void started(long nowNanos) {
    underWay = true;
    nextNanos = nowNanos + intervalNanos;
  }

  /** Everything was committed, changed or not. */
  public void refreshed(long nowNanos) {
    nextRefreshNanos = nowNanos + refreshNanos;
  }

  /** It was answered, well or not: what did not reach the broker is said again by the next. */
  public void ended() {
    underWay = false;
  }
}
