package io.registrynotifier.worker.retry;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.retry.Breaker.Closed;
import io.registrynotifier.worker.retry.Breaker.Open;
import io.registrynotifier.worker.retry.Breaker.Probing;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Whether attempts may go to one endpoint now: its breaker, what it asked for in {@code
 * Retry-After}, and whether it said that it is gone. Times are readings of one monotonic nanosecond
 * ticker. Not thread-safe.
 */
public final class AttemptGate {
  private final int threshold;
  private final Duration maxRetryAfter;
  private final Backoff backoff;
  private Breaker breaker = Breaker.closed();
  private OptionalLong openUntil = OptionalLong.empty();
  private OptionalLong waitUntil = OptionalLong.empty();
  private Stop stop = Stop.NONE;
  private int era;
  private int releasedInEra;

  /** An open gate with the endpoint's threshold; pauses follow the backoff's schedule. */
  public AttemptGate(Endpoint endpoint, Backoff backoff) {
    this.threshold = endpoint.threshold();
    this.maxRetryAfter = endpoint.retry().maxRetryAfter();
    this.backoff = backoff;
  }

  /** What may go out now. */
  public Permission permission(long nowNanos) {
    if (stop != Stop.NONE || isAhead(waitUntil, nowNanos) || isAhead(openUntil, nowNanos)) {
      return Permission.NOTHING;
    }
    if (breaker instanceof Probing) {
      return Permission.NOTHING;
    }
    return breaker instanceof Open ? Permission.PROBE : Permission.ANYTHING;
  }

  /** The one attempt that {@link Permission#PROBE} allows goes out. */
  public void probing() {
    if (breaker instanceof Open open) {
      breaker = open.toProbing();
      era++;
      openUntil = OptionalLong.empty();
    }
  }

  /**
   * The endpoint answered as one that is there.
   *
   * @return whether it had been given up and is back now
   */
  public boolean answered() {
    boolean recovered = !isUp();
    if (recovered) {
      era++;
    }
    breaker = Breaker.closed();
    openUntil = OptionalLong.empty();
    return recovered;
  }

  /**
   * An attempt failed as if the endpoint were not there. One from before the breaker's last turn
   * says nothing new: it is neither the probe that is out now, nor one of those since a recovery.
   *
   * @param sentInEra what {@link #era} was when the attempt went out
   * @return whether it is given up now and was not before
   */
  public boolean failed(int sentInEra, long nowNanos) {
    if (sentInEra != era) {
      return false;
    }
    boolean wasUp = isUp();
    Breaker next = breaker.failed(threshold);
    if (next instanceof Open open && next != breaker) {
      openUntil = OptionalLong.of(nowNanos + backoff.after(open.pauses()).toNanos());
      era++;
    }
    breaker = next;
    return wasUp && !isUp();
  }

  /** Attempts that go out now belong to this turn of the breaker. */
  public int era() {
    return era;
  }

  /** The endpoint asked for a pause (RFC 9110 10.2.3); it is observed up to a bound. */
  public void askedToWait(Duration wait, long nowNanos) {
    Duration bounded = wait.compareTo(maxRetryAfter) > 0 ? maxRetryAfter : wait;
    long until = nowNanos + bounded.toNanos();
    if (!isAhead(waitUntil, until)) {
      waitUntil = OptionalLong.of(until);
    }
  }

  /**
   * The endpoint said that it is gone: nothing goes out until somebody asks for it. What was asked
   * before the last {@link #release} says nothing new: somebody may have mended it since.
   *
   * @param sentInEra what {@link #era} was when the attempt went out
   * @return whether that is news
   */
  public boolean gone(int sentInEra) {
    if (sentInEra - releasedInEra < 0) {
      return false;
    }
    if (sentInEra == era) {
      endProbe();
    }
    boolean isNews = stop != Stop.PARKED;
    park();
    return isNews;
  }

  /** Somebody said that the endpoint is gone. */
  public void park() {
    stop = Stop.PARKED;
  }

  /** Nothing goes out until {@link #release}: somebody said so. */
  public void hold() {
    stop = Stop.PAUSED;
  }

  /** Whatever was said to stop it, it goes on; a probe that is out is not waited for. */
  public void release() {
    stop = Stop.NONE;
    endProbe();
    releasedInEra = ++era;
  }

  /** Another one may go out at once, or none ever would. */
  private void endProbe() {
    if (breaker instanceof Probing probing) {
      breaker = probing.toOpen();
      openUntil = OptionalLong.empty();
    }
  }

  /** What is waited for is over: the breaker's pause and what the endpoint asked for. */
  public void waitNoMore() {
    openUntil = OptionalLong.empty();
    waitUntil = OptionalLong.empty();
  }

  /** Why nothing goes out until somebody says so. */
  public Stop stop() {
    return stop;
  }

  /** Whether the endpoint is not given up. */
  public boolean isUp() {
    return breaker instanceof Closed;
  }

  public Breaker breaker() {
    return breaker;
  }

  /** Until when nothing goes out; empty when that is not a matter of time. */
  public OptionalLong pausedUntil(long nowNanos) {
    long until = nowNanos;
    if (isAhead(waitUntil, until)) {
      until = waitUntil.getAsLong();
    }
    if (isAhead(openUntil, until)) {
      until = openUntil.getAsLong();
    }
    return until == nowNanos ? OptionalLong.empty() : OptionalLong.of(until);
  }

  private static boolean isAhead(OptionalLong time, long nowNanos) {
    return time.isPresent() && time.getAsLong() - nowNanos > 0;
  }

  /** What a gate lets through. */
  public enum Permission {
    /** Any lane may send. */
    ANYTHING,
    /** One attempt, to see whether the endpoint is back. */
    PROBE,
    /** No attempt. */
    NOTHING
  }
}
