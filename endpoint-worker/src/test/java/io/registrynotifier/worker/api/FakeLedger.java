package io.registrynotifier.worker.api;

import io.registrynotifier.worker.ledger.AttemptEntry;
import io.registrynotifier.worker.ledger.EndpointLedger;
import io.registrynotifier.worker.ledger.Ledger;
import io.registrynotifier.worker.ledger.LedgerStatus;
import io.registrynotifier.worker.ledger.LedgerUnavailableException;
import io.registrynotifier.worker.ledger.Minute;
import io.registrynotifier.worker.ledger.Standing;
import io.registrynotifier.worker.ledger.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A ledger that knows what it is told. Thread-safe. */
final class FakeLedger implements Ledger {
  private final List<AttemptEntry> attempts = new CopyOnWriteArrayList<>(); // oldest first
  private final List<Minute> minutes = new CopyOnWriteArrayList<>();
  private final List<Standing> standings = new CopyOnWriteArrayList<>();
  private volatile Optional<String> unavailable = Optional.empty();

  void add(AttemptEntry attempt) {
    attempts.add(attempt);
  }

  void add(Minute minute) {
    minutes.add(minute);
  }

  void add(Standing standing) {
    standings.add(standing);
  }

  void fail(String why) {
    unavailable = Optional.of(why);
  }

  @Override
  public CompletableFuture<Map<String, Totals>> totalsOfAll() {
    return answer(Map.of());
  }

  @Override
  public CompletableFuture<List<AttemptEntry>> attemptsOf(String eventId) {
    return answer(attempts.stream().filter(it -> it.eventId().equals(eventId)).toList());
  }

  @Override
  public LedgerStatus status() {
    return new LedgerStatus(
        unavailable.isEmpty() ? LedgerStatus.State.RUNNING : LedgerStatus.State.RESTORING,
        unavailable);
  }

  @Override
  public EndpointLedger endpoint(String name) {
    return new Known(name);
  }

  private <T> CompletableFuture<T> answer(T value) {
    return unavailable
        .map(why -> CompletableFuture.<T>failedFuture(new LedgerUnavailableException(why)))
        .orElseGet(() -> CompletableFuture.completedFuture(value));
  }

  private final class Known implements EndpointLedger {
    private final String name;

    Known(String name) {
      this.name = name;
    }

    @Override
    public CompletableFuture<Totals> totals() {
      return answer(new Totals(10, 7, 2, 1, 1, 3, Map.of("200", 7L, "500", 2L), Seen.NOW));
    }

    @Override
    public CompletableFuture<List<Minute>> minutes(Instant from, Instant to) {
      return answer(
          minutes.stream()
              .filter(it -> !it.start().isBefore(from) && it.start().isBefore(to))
              .toList());
    }

    @Override
    public CompletableFuture<List<AttemptEntry>> attempts() {
      List<AttemptEntry> newestFirst =
          new ArrayList<>(attempts.stream().filter(it -> it.endpoint().equals(name)).toList());
      Collections.reverse(newestFirst);
      return answer(newestFirst);
    }

    @Override
    public CompletableFuture<List<Standing>> standings() {
      return answer(List.copyOf(standings));
    }
  }
}
