package io.registrynotifier.system.drain;

import io.registrynotifier.system.registry.RegistryQueues;
import java.time.Duration;
import java.util.function.LongPredicate;
import org.awaitility.Awaitility;

/**
 * Measures how fast one queue of a registry empties, from when a tenth is gone (so that the
 * receiver has surely begun) until a tenth is left (so that one slow look does not count).
 */
final class DrainMeter {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(10);

  private final RegistryQueues queues;
  private final String endpoint;

  DrainMeter(RegistryQueues queues, String endpoint) {
    this.queues = queues;
    this.endpoint = endpoint;
  }

  /** Events a second, for a queue that this many events wait in; returns when it is empty. */
  double measure(long waiting) {
    Look first = lookUntil(pending -> pending <= waiting * 9 / 10);
    Look last = lookUntil(pending -> pending <= waiting / 10);
    awaitEmpty();
    return (first.pending - last.pending) / seconds(first, last);
  }

  void awaitEmpty() {
    lookUntil(pending -> pending == 0);
  }

  private Look lookUntil(LongPredicate enough) {
    return Awaitility.await()
        .atMost(LIMIT)
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .until(this::look, look -> enough.test(look.pending));
  }

  private Look look() {
    long pending = queues.pending(endpoint);
    return new Look(System.nanoTime(), pending);
  }

  private static double seconds(Look first, Look last) {
    return (last.atNanos - first.atNanos) / 1e9;
  }

  private record Look(long atNanos, long pending) {}
}
