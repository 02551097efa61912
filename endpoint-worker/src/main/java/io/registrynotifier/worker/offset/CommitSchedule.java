package io.registrynotifier.worker.offset;

import java.time.Duration;

/**
 * When to commit: soon after something changed, one commit at a time, and from time to time even
 * when nothing did, because a broker forgets the offsets of groups that are quiet for long. Times
 * are readings of one monotonic nanosecond ticker. Not thread-safe.
 */
public final class CommitSchedule {
  private final long intervalNanos;
  private long nextNanos;
  private long refreshedNanos;
  private boolean underWay;

  /**
   * A schedule that begins now.
   *
   * @param interval between looks at what has changed; more than zero
   */
  public CommitSchedule(Duration interval, long nowNanos) {
    this.intervalNanos = interval.toNanos();
    this.nextNanos = nowNanos + intervalNanos;
    this.refreshedNanos = nowNanos;
  }

  /** Whether to look at what has changed and commit it. */
  public boolean isDue(long nowNanos) {
    return !underWay && nextNanos - nowNanos <= 0;
  }

  /** Whether a commit was started and not answered yet. */
  public boolean isUnderWay() {
    return underWay;
  }

  /** How long until it is time to look; zero when it is. */
  public Duration untilDue(long nowNanos) {
    return Duration.ofNanos(Math.max(0, nextNanos - nowNanos));
  }

  /**
   * Whether the commit that starts now shall say everything, changed or not.
   *
   * @param refresh between commits of everything; more than the interval
   */
  public boolean isRefreshDue(long nowNanos, Duration refresh) {
    return nowNanos - refreshedNanos >= refresh.toNanos();
  }

  /** A commit starts. */
  public void started(long nowNanos) {
    underWay = true;
    nextNanos = nowNanos + intervalNanos;
  }

  /** Everything was committed, changed or not. */
  public void refreshed(long nowNanos) {
    refreshedNanos = nowNanos;
  }

  /** It was answered, well or not: what did not reach the broker is said again by the next. */
  public void ended() {
    underWay = false;
  }
}
