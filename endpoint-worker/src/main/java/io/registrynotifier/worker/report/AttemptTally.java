package io.registrynotifier.worker.report;

import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Accepted;
import io.registrynotifier.worker.delivery.Outcome.Refused;
import io.registrynotifier.worker.ledger.AttemptCounts;
import io.registrynotifier.worker.ledger.Latency;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts how attempts end, in a few writes and without an object for each. Counted by one thread at
 * a time, in the endpoint's flow; read by any.
 */
final class AttemptTally {
  private static final int ACCEPTED = 0;
  private static final int REFUSED = 1;
  private static final int UNANSWERED = 2;

  private final AtomicLongArray deliveries = new AtomicLongArray(3);
  private final AtomicLongArray latency = new AtomicLongArray(Latency.BUCKETS);
  private final StatusCounts statuses = new StatusCounts();
  private final AtomicLong leftOut = new AtomicLong();

  void count(Outcome outcome, int carried, long millis) {
    if (outcome instanceof Accepted accepted) {
      add(deliveries, ACCEPTED, carried);
      statuses.count(accepted.status());
    } else if (outcome instanceof Refused refused) {
      add(deliveries, REFUSED, carried);
      statuses.count(refused.status());
    } else {
      add(deliveries, UNANSWERED, carried);
    }
    add(latency, Latency.bucket(millis), 1);
  }

  /** Only one thread writes at a time, so nothing is lost between the reading and the writing. */
  private static void add(AtomicLongArray counts, int index, long more) {
    counts.lazySet(index, counts.getPlain(index) + more);
  }

  /** Counted by any thread: what could not be sent is left out too. */
  void leaveOut(long attempts) {
    leftOut.addAndGet(attempts);
  }

  AttemptCounts counts() {
    return new AttemptCounts(
        deliveries.get(ACCEPTED),
        deliveries.get(REFUSED),
        deliveries.get(UNANSWERED),
        leftOut.get(),
        statuses.counts(),
        latency());
  }

  private Latency latency() {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (int bucket = 0; bucket < Latency.BUCKETS; bucket++) {
      if (latency.get(bucket) > 0) {
        counts.put(bucket, latency.get(bucket));
      }
    }
    return new Latency(counts);
  }
}
