package io.registrynotifier.event;

import io.registrynotifier.event.InvalidEnvelopeException.Reason;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads events with everything that they hold. A member that is null counts as absent, as it does
 * for the registry's own reader. Not thread-safe.
 */
final class EventParser {
  private final JsonCursor cursor;

  EventParser(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads the envelope on which the cursor stands, to its end. */
  Envelope envelope() {
    List<Event> events = List.of();
    Map<String, String> unknown = new LinkedHashMap<>();
    cursor.beginObject(Reason.NOT_AN_ENVELOPE);
    while (cursor.nextMember()) {
      if (cursor.name().equals("events")) {
        events = events();
      } else {
        unknown.put(cursor.name(), cursor.raw());
      }
    }
    return new Envelope(events, UnknownMembers.of(unknown));
  }

  /** Reads the event on which the cursor stands, to its end. */
  Event event() {
    String id = "";
    OffsetDateTime timestamp = Timestamps.ZERO;
    String action = "";
    Optional<Target> target = Optional.empty();
    Request request = Request.NONE;
    Actor actor = Actor.ANONYMOUS;
    Source source = Source.NONE;
    Map<String, String> unknown = new LinkedHashMap<>();
    cursor.beginObject(Reason.INVALID_EVENT);
    while (cursor.nextMember()) {
      switch (cursor.name()) {
        case "id" -> id = cursor.text();
        case "timestamp" -> timestamp = timestamp();
        case "action" -> action = cursor.text();
        case "target" -> target = Optional.of(DescriptorParser.target(cursor));
        case "request" -> request = OriginParser.request(cursor);
        case "actor" -> actor = OriginParser.actor(cursor);
        case "source" -> source = OriginParser.source(cursor);
        default -> unknown.put(cursor.name(), cursor.raw());
      }
    }
    Required.of(cursor, id, action, target.isPresent());
    return new Event(
        id,
        timestamp,
        action,
        target.orElseThrow(),
        request,
        actor,
        source,
        UnknownMembers.of(unknown));
  }

  private List<Event> events() {
    List<Event> events = new ArrayList<>();
    cursor.beginArray(Reason.NOT_AN_ENVELOPE);
    while (cursor.nextElement()) {
      events.add(event());
    }
    return events;
  }

  private OffsetDateTime timestamp() {
    if (cursor.isNull()) {
      return Timestamps.ZERO;
    }
    try {
      return Timestamps.parse(cursor.text());
    } catch (DateTimeParseException e) {
      throw cursor.failure(Reason.INVALID_EVENT, "expected a time as in RFC 3339");
    }
  }
}
