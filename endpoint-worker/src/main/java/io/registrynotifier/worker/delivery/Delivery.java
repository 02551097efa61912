package io.registrynotifier.worker.delivery;

import io.registrynotifier.event.CarriedEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * One event owed to one endpoint.
 *
 * @param partition the partition of the events topic that the event stands on
 * @param offset its offset there
 * @param published when Kafka took it: the record's own timestamp, not the event's
 * @param event the event, carried as it was sent
 * @param only the one endpoint that it was redriven to; empty when it is for all
 */
public record Delivery(
    int partition, long offset, Instant published, CarriedEvent event, Optional<String> only) {
  /** An event that is for all. */
  public Delivery(int partition, long offset, Instant published, CarriedEvent event) {
    this(partition, offset, published, event, Optional.empty());
  }

  /** The same for one endpoint alone. */
  public Delivery redrivenTo(String endpoint) {
    return new Delivery(partition, offset, published, event, Optional.of(endpoint));
  }
}
