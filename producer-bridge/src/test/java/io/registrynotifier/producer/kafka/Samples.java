package io.registrynotifier.producer.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EventAttributes;
import io.registrynotifier.event.MediaTypes;

/** Small events. */
final class Samples {
  private Samples() {}

  static CarriedEvent event(String id, String repository) {
    return event(id, repository, 0);
  }

  /** With a member that makes it at least so large. */
  static CarriedEvent event(String id, String repository, int paddingBytes) {
    String json =
        "{\"id\":\"%s\",\"action\":\"push\",\"target\":{\"repository\":\"%s\"},\"pad\":\"%s\"}"
            .formatted(id, repository, "x".repeat(paddingBytes));
    EventAttributes attributes =
        new EventAttributes(
            id, "push", "", repository, "", "", "2026-01-02T03:04:05Z", "", MediaTypes.EVENTS_V2);
    return CarriedEvent.of(attributes, json.getBytes(UTF_8));
  }
}
