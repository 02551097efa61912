package io.registrynotifier.worker.app;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.DeadLetter;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.DeliveryListener;
import io.registrynotifier.worker.delivery.Outcome;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs what becomes of every delivery, at debug level, and hands everything on to another listener.
 * Called in the endpoint's flow.
 */
final class LoggedDeliveries implements DeliveryListener {
  private static final String LOGGER = "io.registrynotifier.worker.deliveries";

  private final Endpoint endpoint;
  private final DeliveryListener next;
  private final Logger log;

  LoggedDeliveries(Endpoint endpoint, DeliveryListener next) {
    this(endpoint, next, LoggerFactory.getLogger(LOGGER));
  }

  LoggedDeliveries(Endpoint endpoint, DeliveryListener next, Logger log) {
    this.endpoint = endpoint;
    this.next = next;
    this.log = log;
  }

  @Override
  public void taken(int events) {
    next.taken(events);
  }

  @Override
  public void skippedDuplicate() {
    next.skippedDuplicate();
  }

  @Override
  public void ended(Attempt attempt, Outcome outcome, Duration took) {
    if (log.isDebugEnabled()) {
      attempt.deliveries().forEach(delivery -> ended(delivery, attempt.number(), outcome, took));
    }
    next.ended(attempt, outcome, took);
  }

  private void ended(Delivery delivery, int attempt, Outcome outcome, Duration took) {
    about(delivery)
        .addKeyValue("attempt", attempt)
        .addKeyValue("outcome", LoggedTurns.words(outcome))
        .addKeyValue("took", took)
        .log("attempt ended");
  }

  @Override
  public void retrying(List<Delivery> deliveries) {
    next.retrying(deliveries);
  }

  @Override
  public void putAside(DeadLetter letter) {
    if (log.isDebugEnabled()) {
      about(letter.delivery())
          .addKeyValue("attempts", letter.attempts())
          .addKeyValue("cause", letter.cause())
          .log("event put aside");
    }
    next.putAside(letter);
  }

  private LoggingEventBuilder about(Delivery delivery) {
    return log.atDebug()
        .addKeyValue("endpoint", endpoint.name())
        .addKeyValue("eventId", delivery.event().attributes().id())
        .addKeyValue("partition", delivery.partition())
        .addKeyValue("offset", delivery.offset());
  }
}
