package io.registrynotifier.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;

/**
 * Reads any envelope that a registry ever sent, and writes them as either generation does.
 *
 * <p>Not on the way of an event through the system, where its JSON is carried: see {@link
 * EnvelopeReader}. What is written is what a registry would write of the same values, to the byte;
 * unknown members come last in their object. Thread-safe.
 */
public final class EnvelopeCodec {
  private static final JsonFactory JSON = JsonFactories.create(Limits.NONE);

  private EnvelopeCodec() {}

  /**
   * Reads an envelope of any generation.
   *
   * @param body the whole body in memory: its size is the only bound
   * @throws InvalidEnvelopeException if it is not an envelope
   */
  public static Envelope read(byte[] body) {
    try (JsonCursor cursor = JsonCursor.create(JSON, body, Limits.NONE)) {
      Envelope envelope = new EventParser(cursor).envelope();
      cursor.end();
      return envelope;
    }
  }

  /**
   * Reads one event of any generation.
   *
   * @throws InvalidEnvelopeException if it is not an event
   */
  public static Event readEvent(byte[] json) {
    try (JsonCursor cursor = JsonCursor.create(JSON, json, Limits.NONE)) {
      Event event = new EventParser(cursor).event();
      cursor.end();
      return event;
    }
  }

  /** The envelope on one line. */
  public static byte[] compact(Envelope envelope, Generation generation) {
    return EventWriter.write(envelope, generation).getBytes(UTF_8);
  }

  /** The event on one line, as the topic carries it. */
  public static byte[] compact(Event event, Generation generation) {
    return EventWriter.write(event, generation).getBytes(UTF_8);
  }

  /** The envelope on many lines, as registries post it. */
  public static byte[] pretty(Envelope envelope, Generation generation) {
    return Indentation.of(EventWriter.write(envelope, generation)).getBytes(UTF_8);
  }
}
