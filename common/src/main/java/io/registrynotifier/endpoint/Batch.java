package io.registrynotifier.endpoint;

import java.time.Duration;

/**
 * How many events one request may carry, and how long to wait for more.
 *
 * @param events 1 to 10,000; 1 means one event a request
 * @param maxBytes 1 KiB to 64 MiB: the size of the request's body that no further event may exceed
 * @param linger zero to one minute: how long the first event of an unfilled batch may wait
 */
public record Batch(int events, int maxBytes, Duration linger) {
  /** One event a request. */
  public static final Batch SINGLE = new Batch(1, 1 << 20, Duration.ZERO);

  /** Refuses sizes that cannot work. */
  public Batch {
    if (events < 1 || events > 10_000) {
      throw new IllegalArgumentException("batch of " + events + " events: expected 1 to 10000");
    }
    if (maxBytes < 1 << 10 || maxBytes > 1 << 26) {
      throw new IllegalArgumentException("batch of " + maxBytes + " bytes: expected 1KiB to 64MiB");
    }
    if (linger.isNegative() || linger.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("batch linger " + linger + ": expected 0 to 1m");
    }
  }
}
