package io.registrynotifier.producer.bridge;

import io.registrynotifier.event.CarriedEvent;

/**
 * What becomes of an event that the sink did not take: the embedder's policy. The event is counted
 * already, and the registry's operation has succeeded.
 *
 * <p>Each event is written by itself: one that is too large for Kafka is unsent alone.
 *
 * <p>Thread-safe. Called in the thread that learned of the failure, often the sink's own: must not
 * block. What it throws is logged and counted.
 */
@FunctionalInterface
public interface UnsentEvents {
  /**
   * One event that may not be kept: after a timeout it may have been kept all the same, so whoever
   * writes it again keeps its id.
   *
   * @param cause why, {@link io.registrynotifier.sink.SinkClosedException} being the one that no
   *     retry can mend
   */
  void unsent(CarriedEvent event, Throwable cause);

  /** Logs each event's id, repository and cause; never its content. */
  static UnsentEvents logged() {
    return new LoggedUnsentEvents();
  }
}
