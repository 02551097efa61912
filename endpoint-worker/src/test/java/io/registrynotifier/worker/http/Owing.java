package io.registrynotifier.worker.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EnvelopeReader;
import io.registrynotifier.event.EventAttributes;
import io.registrynotifier.event.Limits;
import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.Delivery;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Deliveries that are owed to nobody in particular. */
final class Owing {
  private static final EnvelopeReader READER = new EnvelopeReader(Limits.DEFAULT);

  private Owing() {}

  /** The first attempt at one event. */
  static Attempt anEvent() {
    return first(SampleEvents.seeded(7).push("library/test", "v1"));
  }

  /** The first attempt at these events, of the newer generation. */
  static Attempt first(SampleEvent... events) {
    return new Attempt(
        1,
        Arrays.stream(events)
            .map(event -> of(event, MediaTypes.EVENTS_V2))
            .collect(Collectors.toList()));
  }

  static Delivery of(SampleEvent event, String mediaType) {
    byte[] envelope = ("{\"events\":[" + event.json() + "]}").getBytes(UTF_8);
    return of(READER.read(envelope, mediaType).get(0));
  }

  static Delivery of(EventAttributes attributes, String json) {
    return of(CarriedEvent.of(attributes, json.getBytes(UTF_8)));
  }

  private static Delivery of(CarriedEvent event) {
    return new Delivery(0, 0, Instant.EPOCH, event);
  }
}
