package io.registrynotifier.worker.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What became of the deliveries of the whole cluster, however many workers run.
 *
 * <p>Thread-safe and asynchronous: nothing blocks, and no method throws. A question that cannot be
 * answered for the whole cluster fails with {@link LedgerUnavailableException}, which says what is
 * missing; there is no half answer. An endpoint or an event that the ledger has never heard of has
 * empty answers. Answers are a few seconds old.
 */
public interface Ledger {
  /** The totals of every endpoint that the ledger has heard of, by name. */
  CompletableFuture<Map<String, Totals>> totalsOfAll();

  /** What is known of one endpoint. */
  EndpointLedger endpoint(String name);

  /** The logged attempts at one event, at every endpoint; oldest first. */
  CompletableFuture<List<AttemptEntry>> attemptsOf(String eventId);

  /** Whether it runs, without asking anybody. */
  LedgerStatus status();

  /** See {@link EndpointLedger#totals}. */
  default CompletableFuture<Totals> totals(String endpoint) {
    return endpoint(endpoint).totals();
  }

  /** See {@link EndpointLedger#minutes}. */
  default CompletableFuture<List<Minute>> minutes(String endpoint, Instant from, Instant to) {
    return endpoint(endpoint).minutes(from, to);
  }

  /** See {@link EndpointLedger#attempts}. */
  default CompletableFuture<List<AttemptEntry>> attempts(String endpoint) {
    return endpoint(endpoint).attempts();
  }

  /** See {@link EndpointLedger#standings}. */
  default CompletableFuture<List<Standing>> standings(String endpoint) {
    return endpoint(endpoint).standings();
  }
}
