package io.registrynotifier.event;

import java.util.Objects;

/**
 * One event on its way: the JSON that the registry sent, less white space, and its attributes.
 *
 * <p>Immutable by agreement: the array is handed out, not copied, because every event passes here
 * more than once; nobody writes to it.
 */
public final class CarriedEvent {
  private final EventAttributes attributes;
  private final byte[] json;

  private CarriedEvent(EventAttributes attributes, byte[] json) {
    this.attributes = Objects.requireNonNull(attributes, "attributes");
    this.json = Objects.requireNonNull(json, "json");
  }

  /** The JSON must be one object in UTF-8, and the attributes must be those of that object. */
  public static CarriedEvent of(EventAttributes attributes, byte[] json) {
    return new CarriedEvent(attributes, json);
  }

  /** An event of our own making, written as the generation writes it. */
  public static CarriedEvent from(Event event, Generation generation) {
    return new CarriedEvent(
        EventAttributes.from(event, generation), EnvelopeCodec.compact(event, generation));
  }

  public EventAttributes attributes() {
    return attributes;
  }

  /** The event's JSON in UTF-8. Not to be written to. */
  public byte[] json() {
    return json;
  }

  /**
   * Reads the JSON, each time it is called.
   *
   * @throws InvalidEnvelopeException if a member that is carried but not needed on the way has a
   *     type that {@link Event} cannot hold
   */
  public Event event() {
    return EnvelopeCodec.readEvent(json);
  }

  /** Names the event; never its payload. */
  @Override
  public String toString() {
    return "event " + attributes.id();
  }
}
