package io.registrynotifier.event;

import com.fasterxml.jackson.core.JsonFactory;
import io.registrynotifier.event.InvalidEnvelopeException.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * The strict entrance: takes a body apart into its events, in one pass, without rebuilding them.
 *
 * <p>Each event's JSON is the registry's own less white space: member order, number literals,
 * escapes and unknown members stay to the byte. Strict is whatever could be read in two ways or
 * could not be keyed and filtered; members beside {@code events} are passed over, and unknown ones
 * in an event are carried, since consumers must take them for normal. Thread-safe.
 */
public final class EnvelopeReader {
  private final Limits limits;
  private final JsonFactory json;

  /** A reader that refuses what is beyond the limits. */
  public EnvelopeReader(Limits limits) {
    this.limits = limits;
    this.json = JsonFactories.create(limits);
  }

  /**
   * The events of an envelope in their order; none for {@code {}}, which registries do send.
   *
   * @param body the whole body; not kept
   * @param contentType the value of the {@code Content-Type} header, empty if there is none
   * @throws InvalidEnvelopeException if anything is wrong with any of it
   */
  public List<CarriedEvent> read(byte[] body, String contentType) {
    Generation generation = generation(contentType);
    try (JsonCursor cursor = JsonCursor.create(json, body, limits)) {
      List<CarriedEvent> events = List.of();
      cursor.beginObject(Reason.NOT_AN_ENVELOPE);
      while (cursor.nextMember()) {
        if (cursor.name().equals("events")) {
          events = events(cursor, generation);
        } else {
          cursor.skip();
        }
      }
      cursor.end();
      return List.copyOf(events);
    }
  }

  private static Generation generation(String contentType) {
    return Generation.ofContentType(contentType)
        .orElseThrow(
            () ->
                new InvalidEnvelopeException(
                    Reason.MEDIA_TYPE,
                    "content type: expected "
                        + MediaTypes.EVENTS_V1
                        + " or "
                        + MediaTypes.EVENTS_V2));
  }

  private List<CarriedEvent> events(JsonCursor cursor, Generation generation) {
    List<CarriedEvent> events = new ArrayList<>();
    cursor.beginArray(Reason.NOT_AN_ENVELOPE);
    while (cursor.nextElement()) {
      if (events.size() == limits.maxEvents()) {
        throw cursor.failure(
            Reason.TOO_MANY_EVENTS, "expected at most " + limits.maxEvents() + " events");
      }
      events.add(event(cursor, generation));
    }
    return events;
  }

  private CarriedEvent event(JsonCursor cursor, Generation generation) {
    int start = cursor.start();
    EventAttributes attributes = AttributesReader.read(cursor, generation);
    byte[] slice = cursor.since(start);
    if (slice.length > limits.maxEventBytes()) {
      throw cursor.failure(
          Reason.EVENT_TOO_LARGE, "expected at most " + limits.maxEventBytes() + " bytes");
    }
    return CarriedEvent.of(attributes, slice);
  }
}
