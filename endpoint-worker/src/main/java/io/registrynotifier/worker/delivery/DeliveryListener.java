package io.registrynotifier.worker.delivery;

import java.time.Duration;
import java.util.List;

/**
 * Hears what becomes of the deliveries of one endpoint. Called from the endpoint's serial flow, one
 * call at a time; must return at once and must not throw.
 */
public interface DeliveryListener {
  /** Events that the endpoint wants were taken in. */
  void taken(int events);

  /** An event that was taken in before came again and is not delivered again. */
  void skippedDuplicate();

  /** A request ended; the attempt's deliveries are done when the outcome is accepted. */
  void ended(Attempt attempt, Outcome outcome, Duration took);

  /** Deliveries will be tried again. */
  void retrying(List<Delivery> deliveries);

  /** An event was put aside, and that is acknowledged. */
  void putAside(DeadLetter letter);
}
