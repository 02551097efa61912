package io.registrynotifier.sink;

import io.registrynotifier.event.CarriedEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Takes events and keeps them.
 *
 * <p>Thread-safe. {@code write} returns at once and never throws: the future completes when every
 * event of the list is kept for good (for Kafka: acknowledged by all in-sync replicas), and fails
 * when at least one may not be. A failed write may be tried again with the same events, whose ids
 * make the repetition known, unless the failure is {@link SinkClosedException}, which is final.
 */
public interface Sink extends AutoCloseable {
  CompletableFuture<Void> write(List<CarriedEvent> events);

  /**
   * Waits, within the sink's own bound, for what is under way; later writes fail as closed.
   * Idempotent.
   */
  @Override
  void close();
}
