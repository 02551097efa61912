package io.registrynotifier.worker.delivery;

import io.registrynotifier.event.CarriedEvent;
import java.time.Instant;

/**
 * One event owed to one endpoint.
 *
 * @param partition the partition of the events topic that the event stands on
 * @param offset its offset there
 * @param published when Kafka took it: the record's own timestamp, not the event's
 * @param event the event, carried as it was sent
 */
public record Delivery(int partition, long offset, Instant published, CarriedEvent event) {}
