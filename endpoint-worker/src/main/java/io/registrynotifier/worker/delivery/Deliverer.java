package io.registrynotifier.worker.delivery;

import java.util.concurrent.CompletableFuture;

/**
 * Tries to deliver to one endpoint, once.
 *
 * <p>Thread-safe. Returns at once; never throws, and the future never fails: every ending is an
 * {@link Outcome}. The future completes on a thread that must not be blocked. Cancelling it
 * abandons the request; whether the receiver saw it is then unknown. Reliability is the caller's.
 */
public interface Deliverer {
  CompletableFuture<Outcome> deliver(Attempt attempt);

  /** The same deliverer, with whatever it throws turned into an {@link Outcome.Unanswered}. */
  static Deliverer neverThrowing(Deliverer deliverer) {
    return new NeverThrowDeliverer(deliverer);
  }
}
