package io.registrynotifier.worker.retry;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Reject;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides whether an event is to be put aside instead of tried again. Immutable. */
public final class Rejection {
  private final Endpoint endpoint;

  /** Decides by this endpoint's {@code retry} and {@code reject} settings. */
  public Rejection(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** The limit or status that ends the trying, in words; empty when it goes on. */
  public Optional<String> cause(Outcome outcome, int attempts, Instant firstFailure, Instant now) {
    if (putsAside() && outcome instanceof Refused refused && isRejected(refused.status())) {
      return Optional.of("status " + refused.status() + " is rejected");
    }
    return limit(attempts, firstFailure, now);
  }

  /** The limit that ends the trying of an event whose last outcome is not known, in words. */
  public Optional<String> limit(int attempts, Instant firstFailure, Instant now) {
    if (!putsAside()) {
      return Optional.empty();
    }
    if (endpoint.retry().attempts().isPresent()
        && attempts >= endpoint.retry().attempts().getAsInt()) {
      return Optional.of("limit of " + attempts + " attempts reached");
    }
    return endpoint
        .retry()
        .age()
        .filter(limit -> Duration.between(firstFailure, now).compareTo(limit) >= 0)
        .map(limit -> "limit of " + limit + " since the first failure reached");
  }

  private boolean isRejected(int status) {
    return endpoint.reject().statuses().contains(status);
  }

  private boolean putsAside() {
    return endpoint.reject().action() == Reject.Action.DEAD_LETTER;
  }
}
