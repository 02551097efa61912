package io.registrynotifier.worker.survey;

import io.registrynotifier.event.EventAttributes;
import io.registrynotifier.topic.EventHeaders;
import io.registrynotifier.topic.EventRecords;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Records of the events topic as people see them; their JSON is not read. Stateless. */
final class Events {
  private Events() {}

  /** Empty for a record without a value, which is no event. */
  static Optional<FoundEvent> found(ConsumerRecord<byte[], byte[]> record) {
    return Optional.ofNullable(record.value()).map(json -> found(record, json.length));
  }

  private static FoundEvent found(ConsumerRecord<byte[], byte[]> record, int bytes) {
    EventAttributes event = EventRecords.attributes(record);
    return new FoundEvent(
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        event.id(),
        event.repository(),
        event.tag(),
        event.action(),
        event.mediaType(),
        bytes,
        EventRecords.redriveTo(record));
  }

  /** Whether the record's event has this id. */
  static boolean hasId(ConsumerRecord<byte[], byte[]> record, byte[] id) {
    Header header = record.headers().lastHeader(EventHeaders.ID);
    return header != null && Arrays.equals(header.value(), id);
  }
}
