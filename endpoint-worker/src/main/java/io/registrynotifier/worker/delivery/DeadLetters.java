package io.registrynotifier.worker.delivery;

import java.util.concurrent.CompletableFuture;

/**
 * Keeps events that were put aside.
 *
 * <p>Thread-safe; never throws. The future completes when the event is kept for good and fails when
 * it may not be; only when it completes may the event's offset count as done.
 */
public interface DeadLetters {
  CompletableFuture<Void> put(DeadLetter letter);
}
