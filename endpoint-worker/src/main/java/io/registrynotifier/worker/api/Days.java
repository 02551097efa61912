package io.registrynotifier.worker.api;

import io.registrynotifier.worker.ledger.Ledger;
import io.registrynotifier.worker.ledger.Minute;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last day of every endpoint, kept for some seconds: pages that are looked at live ask for it
 * again and again, and all of them for the same. Thread-safe.
 */
final class Days {
  private static final Duration KEEP = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  Days(Ledger ledger) {
    this.ledger = ledger;
  }

  CompletableFuture<Part<List<Minute>>> of(String endpoint, Instant now) {
    return entries.compute(
            endpoint, (name, kept) -> kept != null && kept.isFresh(now) ? kept : ask(name, now))
        .minutes;
  }

  /** Forgets those that are not among the endpoints. */
  void keepOnly(Collection<String> endpoints) {
    entries.keySet().retainAll(endpoints);
  }

  private Entry ask(String endpoint, Instant now) {
    CompletableFuture<List<Minute>> asked =
        ledger.minutes(endpoint, Day.from(now), now.plus(Duration.ofMinutes(1)));
    return new Entry(now, Part.of("ledger", asked));
  }

  private record Entry(Instant at, CompletableFuture<Part<List<Minute>>> minutes) {
    /** What is missing is asked for again at once. */
    boolean isFresh(Instant now) {
      return Duration.between(at, now).abs().compareTo(KEEP) < 0
          && (!minutes.isDone() || minutes.join().value().isPresent());
    }
  }
}
