package io.registrynotifier.worker.ledger;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the {@link Ledger} knows of one endpoint; on the same terms. */
public interface EndpointLedger {
  /** Everything since the ledger first heard of it; {@link Totals#NONE} when it never has. */
  CompletableFuture<Totals> totals();

  /**
   * The minutes in which something ended, oldest first; the ledger keeps 25 hours of them.
   *
   * @param from the first minute's start is not before this
   * @param to the last minute's start is before this
   */
  CompletableFuture<List<Minute>> minutes(Instant from, Instant to);

  /** The last attempts that were logged, newest first, 200 at the most. */
  CompletableFuture<List<AttemptEntry>> attempts();

  /** How the endpoint stands at each worker that has some of its partitions. */
  CompletableFuture<List<Standing>> standings();
}
