package io.registrynotifier.system.upgrade;

import io.registrynotifier.testkit.guarantee.DeliveryGuarantee;
import io.registrynotifier.testkit.guarantee.PublishedEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How long events waited from their acknowledgement to their first acceptance: the longest wait is
 * the longest gap that any repository has seen. A figure, no promise. Thread-safe.
 */
final class Waits implements DeliveryGuarantee {
  private final LongSupplier nanoTime;
  private final Map<String, Long> owedSince = new HashMap<>();
  private final Set<String> delivered = new HashSet<>();
  private long longestNanos;

  Waits(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** What was delivered before its acknowledgement was heard did not wait. */
  @Override
  public synchronized void published(PublishedEvent event) {
    if (!delivered.contains(event.id())) {
      owedSince.put(event.id(), nanoTime.getAsLong());
    }
  }

  @Override
  public synchronized void delivered(String id) {
    delivered.add(id);
    Long since = owedSince.remove(id);
    if (since != null) {
      longestNanos = Math.max(longestNanos, nanoTime.getAsLong() - since);
    }
  }

  /** The longest since the last time it was asked for; what waits still is not in it. */
  synchronized Duration takeLongest() {
    Duration longest = Duration.ofNanos(longestNanos);
    longestNanos = 0;
    return longest;
  }

  synchronized int delivered() {
    return delivered.size();
  }

  @Override
  public void verify() {
    // nothing is promised
  }
}
