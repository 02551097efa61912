package io.registrynotifier.worker.retry;

import io.registrynotifier.endpoint.Retry;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The waits between attempts: {@code backoff * 2^(failures - 1)} up to {@code maxbackoff}, and a
 * share of chance on top so that many endpoints do not knock together. Not thread-safe.
 */
public final class Backoff {
  private final long baseNanos;
  private final long maxNanos;
  private final double jitter;
  private final RandomGenerator random;

  /** Takes the schedule from the endpoint's settings and chance from {@code random}. */
  public Backoff(Retry retry, RandomGenerator random) {
    this.baseNanos = retry.backoff().toNanos();
    this.maxNanos = retry.maxBackoff().toNanos();
    this.jitter = retry.jitter();
    this.random = random;
  }

  /**
   * The wait after so many failures in a row.
   *
   * @param failures 1 or more
   */
  public Duration after(int failures) {
    return withJitter(scheduled(failures), random.nextDouble());
  }

  /** No wait is longer than this. */
  public Duration longest() {
    return withJitter(maxNanos, 1);
  }

  private Duration withJitter(long wait, double share) {
    long more = (long) (wait * jitter * share);
    return Duration.ofNanos(wait > Long.MAX_VALUE - more ? Long.MAX_VALUE : wait + more);
  }

  private long scheduled(int failures) {
    int doublings = Math.min(failures - 1, 62);
    return maxNanos >> doublings <= baseNanos ? maxNanos : baseNanos << doublings;
  }
}
