package io.registrynotifier.event;

import io.registrynotifier.event.InvalidEnvelopeException.Reason;

/** Picks an event's attributes out of its JSON in passing. Not thread-safe; reads one event. */
final class AttributesReader {
  private final JsonCursor cursor;
  private String id = "";
  private String action = "";
  private String mediaType = "";
  private String repository = "";
  private String tag = "";
  private String digest = "";
  private String timestamp = "";
  private String source = "";
  private boolean hasTarget;

  private AttributesReader(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads the event on which the cursor stands, to its end. */
  static EventAttributes read(JsonCursor cursor, Generation generation) {
    AttributesReader reader = new AttributesReader(cursor);
    reader.event();
    return reader.attributes(generation);
  }

  private void event() {
    cursor.beginObject(Reason.INVALID_EVENT);
    while (cursor.nextMember()) {
      switch (cursor.name()) {
        case "id" -> id = cursor.text();
        case "timestamp" -> timestamp = cursor.text();
        case "action" -> action = cursor.text();
        case "target" -> target();
        case "source" -> source();
        default -> cursor.skip();
      }
    }
  }

  private void target() {
    cursor.beginObject(Reason.INVALID_EVENT);
    hasTarget = true;
    while (cursor.nextMember()) {
      switch (cursor.name()) {
        case "mediaType" -> mediaType = cursor.text();
        case "repository" -> repository = cursor.text();
        case "tag" -> tag = cursor.text();
        case "digest" -> digest = cursor.text();
        default -> cursor.skip();
      }
    }
  }

  private void source() {
    if (cursor.isNull()) {
      return;
    }
    cursor.beginObject(Reason.INVALID_EVENT);
    while (cursor.nextMember()) {
      if (cursor.name().equals("addr")) {
        source = cursor.text();
      } else {
        cursor.skip();
      }
    }
  }

  private EventAttributes attributes(Generation generation) {
    Required.of(cursor, id, action, hasTarget);
    return new EventAttributes(
        id, action, mediaType, repository, tag, digest, timestamp, source, generation.mediaType());
  }
}
