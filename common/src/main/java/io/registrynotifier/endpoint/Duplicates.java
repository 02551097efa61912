package io.registrynotifier.endpoint;

import java.time.Duration;

/**
 * How long and for how many events an endpoint remembers what it was given, so that an event that a
 * registry sends again is delivered once.
 *
 * @param window how much later than the first one an event may be published and still count as the
 *     same; zero switches it off
 * @param maxEvents how many events are remembered, 1 to 1,000,000, at about 50 bytes each
 */
public record Duplicates(Duration window, int maxEvents) {
  /** Ten minutes, 10,000 events: half a megabyte for an endpoint that has seen so many. */
  public static final Duplicates DEFAULT = new Duplicates(Duration.ofMinutes(10), 10_000);

  /** Whatever comes is delivered. */
  public static final Duplicates OFF = new Duplicates(Duration.ZERO, 1);

  /** Refuses bounds that cannot work. */
  public Duplicates {
    if (window.isNegative() || window.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("duplicates window " + window + ": expected 0 to 24h");
    }
    if (maxEvents < 1 || maxEvents > 1_000_000) {
      throw new IllegalArgumentException(
          "duplicates of " + maxEvents + " events: expected 1 to 1000000");
    }
  }

  /** Whether duplicates are delivered like any other event. */
  public boolean isOff() {
    return window.isZero();
  }
}
