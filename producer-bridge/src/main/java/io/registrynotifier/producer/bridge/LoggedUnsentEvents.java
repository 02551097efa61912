package io.registrynotifier.producer.bridge;

import io.registrynotifier.event.CarriedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs events that the sink did not take, one line each and without a stack trace. */
final class LoggedUnsentEvents implements UnsentEvents {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedUnsentEvents.class);

  @Override
  public void unsent(CarriedEvent event, Throwable cause) {
    LOG.atError()
        .addKeyValue("eventId", event.attributes().id())
        .addKeyValue("action", event.attributes().action())
        .addKeyValue("repository", event.attributes().repository())
        .addKeyValue("error", cause)
        .log("event not sent");
  }
}
