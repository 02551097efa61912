package io.registrynotifier.producer.bridge;

import io.registrynotifier.event.Actor;
import io.registrynotifier.event.Event;
import io.registrynotifier.event.Request;
import io.registrynotifier.event.Target;
import java.time.OffsetDateTime;

/** Makes the events of one request: they share its record, which has an id of its own. */
record EventMaker(BridgeSettings settings, Request request, Actor actor) {
  static EventMaker of(BridgeSettings settings, IncomingRequest incoming, String actor) {
    Request request =
        Request.of(
            settings.ids().get(),
            ClientAddress.of(incoming),
            incoming.host(),
            incoming.method(),
            incoming.header("User-Agent"));
    return new EventMaker(settings, request, Actor.of(ActorName.of(actor, incoming)));
  }

  Event event(String action, Target target) {
    return Event.of(
        settings.ids().get(),
        OffsetDateTime.now(settings.clock()),
        action,
        target,
        request,
        actor,
        settings.source());
  }
}
