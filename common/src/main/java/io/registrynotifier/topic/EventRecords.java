package io.registrynotifier.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EventAttributes;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Events as records of the events topic, and back: CloudEvents 1.0 Kafka binding, binary content
 * mode, under the names of {@link EventHeaders}.
 *
 * <p>Thread-safe. Nothing here reads the event's JSON. Everything in {@link EventAttributes} comes
 * back as it went, but for a timestamp that is not RFC 3339, which comes back empty.
 */
public final class EventRecords {
  private static final byte[] JSON = "application/json".getBytes(UTF_8);

  private EventRecords() {}

  /**
   * The record of an event. Its partition follows from its key, and its timestamp is the producer's
   * clock, never the event's own: Kafka deletes by it, and an event whose registry wrote a zero
   * time would be gone at once.
   */
  public static ProducerRecord<byte[], byte[]> record(String topic, CarriedEvent event) {
    EventAttributes attributes = event.attributes();
    byte[] key = attributes.key().getBytes(UTF_8);
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, event.json());
    write(attributes, record.headers());
    return record;
  }

  /** The event of one record alone. {@link EventReader#event} says more. */
  public static Optional<CarriedEvent> event(ConsumerRecord<byte[], byte[]> record) {
    return new EventReader().event(record);
  }

  /** What the headers say of a record. {@link EventReader#attributes} says more. */
  public static EventAttributes attributes(ConsumerRecord<byte[], byte[]> record) {
    return new EventReader().attributes(record);
  }

  /** The only endpoint that a record is for; empty when it is for all. Never throws. */
  public static Optional<String> redriveTo(ConsumerRecord<byte[], byte[]> record) {
    return Optional.ofNullable(record.headers().lastHeader(EventHeaders.REDRIVE_TO))
        .map(Header::value)
        .map(name -> new String(name, UTF_8));
  }

  private static void write(EventAttributes attributes, Headers headers) {
    CloudEventAttributes.of(attributes)
        .forEach((name, value) -> headers.add(EventHeaders.PREFIX + name, value.getBytes(UTF_8)));
    headers.add(EventHeaders.CONTENT_TYPE, JSON);
    if (!attributes.envelopeMediaType().isEmpty()) {
      headers.add(EventHeaders.ENVELOPE, attributes.envelopeMediaType().getBytes(UTF_8));
    }
  }
}
