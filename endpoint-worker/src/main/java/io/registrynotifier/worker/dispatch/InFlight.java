package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.Outcome;
import java.util.concurrent.CompletableFuture;

/**
 * A request under way.
 *
 * <p>Compared by identity: two requests are never the same one.
 */
final class InFlight {
  private final Parcel parcel;
  private final Attempt attempt;
  private final CompletableFuture<Outcome> outcome;
  private final int era;
  private final long startedNanos;
  private final long deadlineNanos;

  InFlight(
      Parcel parcel,
      Attempt attempt,
      CompletableFuture<Outcome> outcome,
      int era,
      long startedNanos,
      long deadlineNanos) {
    this.parcel = parcel;
    this.attempt = attempt;
    this.outcome = outcome;
    this.era = era;
    this.startedNanos = startedNanos;
    this.deadlineNanos = deadlineNanos;
  }

  Parcel parcel() {
    return parcel;
  }

  Attempt attempt() {
    return attempt;
  }

  /** The turn of the endpoint's breaker in which it went out. */
  int era() {
    return era;
  }

  long startedNanos() {
    return startedNanos;
  }

  /** When it is given up. */
  long deadlineNanos() {
    return deadlineNanos;
  }

  void abandon() {
    outcome.cancel(true);
  }
}
