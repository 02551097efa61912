package io.registrynotifier.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.event.MediaTypes;

/** Bodies as registries send them, and as they never do. */
final class Envelopes {
  static final String CONTENT_TYPE = MediaTypes.EVENTS_V2;

  /** Stands in every bad body, and must stand in no answer. */
  static final String MARKER = "do-not-echo-me";

  private Envelopes() {}

  static byte[] of(String... events) {
    return ("{\"events\":[" + String.join(",", events) + "]}").getBytes(UTF_8);
  }

  static String event(String id) {
    return "{\"id\":\"%s\",\"action\":\"push\",\"target\":{\"repository\":\"library/a\"}}"
        .formatted(id);
  }

  /** An envelope with one event that is about so large. */
  static byte[] ofBytes(int bytes) {
    String pad = "x".repeat(bytes);
    return of(
        "{\"id\":\"1\",\"action\":\"push\",\"target\":{\"repository\":\"a\"},\"pad\":\"%s\"}"
            .formatted(pad));
  }
}
