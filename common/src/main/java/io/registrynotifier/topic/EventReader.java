package io.registrynotifier.topic;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EventAttributes;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the events of one consumer's records. What records in a row have in common, such as their
 * registry, is decoded and held once. Not thread-safe.
 */
public final class EventReader {
  private final RecentTexts recent = RecentTexts.none();

  /**
   * The event of a record; empty when the record has no value (a tombstone), so that there is
   * nothing to deliver. Never throws.
   */
  public Optional<CarriedEvent> event(ConsumerRecord<byte[], byte[]> record) {
    byte[] json = record.value();
    return json == null ? Optional.empty() : Optional.of(CarriedEvent.of(attributes(record), json));
  }

  /**
   * What the headers say of a record. Never throws: a record that somebody else wrote is given what
   * it lacks, so that it can be delivered: the id {@code topic/partition/offset}, the action {@code
   * unknown}, the key as its repository and the newer envelope.
   */
  public EventAttributes attributes(ConsumerRecord<byte[], byte[]> record) {
    HeaderTexts texts = HeaderTexts.of(record.headers(), recent);
    return texts.id().isEmpty() || texts.action().isEmpty()
        ? texts.foreign(record)
        : texts.attributes();
  }
}
