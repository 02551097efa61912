package io.registrynotifier.worker.ledger;

import io.registrynotifier.worker.ledger.LedgerStatus.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The ledger of a worker whose configuration says that there is none. Stateless. */
public final class NoLedger implements Ledger, EndpointLedger {
  @Override
  public LedgerStatus status() {
    return new LedgerStatus(State.OFF, Optional.empty());
  }

  @Override
  public EndpointLedger endpoint(String name) {
    return this;
  }

  @Override
  public CompletableFuture<Map<String, Totals>> totalsOfAll() {
    return off();
  }

  @Override
  public CompletableFuture<List<AttemptEntry>> attemptsOf(String eventId) {
    return off();
  }

  @Override
  public CompletableFuture<Totals> totals() {
    return off();
  }

  @Override
  public CompletableFuture<List<Minute>> minutes(Instant from, Instant to) {
    return off();
  }

  @Override
  public CompletableFuture<List<AttemptEntry>> attempts() {
    return off();
  }

  @Override
  public CompletableFuture<List<Standing>> standings() {
    return off();
  }

  private static <T> CompletableFuture<T> off() {
    return CompletableFuture.failedFuture(
        new LedgerUnavailableException("the ledger is off (ledger.enabled: false)"));
  }
}
