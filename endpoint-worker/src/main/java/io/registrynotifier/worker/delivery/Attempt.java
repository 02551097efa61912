package io.registrynotifier.worker.delivery;

import java.util.List;

/**
 * One request for one or more deliveries of one partition.
 *
 * @param number 1 for the first attempt of the first delivery in it
 * @param deliveries in the order in which the receiver shall see them; never empty
 */
public record Attempt(int number, List<Delivery> deliveries) {
  /** Copies the list and refuses an attempt at nothing. */
  public Attempt {
    deliveries = List.copyOf(deliveries);
    if (deliveries.isEmpty()) {
      throw new IllegalArgumentException("attempt without deliveries");
    }
    if (number < 1) {
      throw new IllegalArgumentException("attempt number " + number + ": expected 1 or more");
    }
  }
}
