package io.registrynotifier.worker.survey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.event.EventAttributes;
import io.registrynotifier.topic.DeadLetterHeaders;
import io.registrynotifier.topic.EventRecords;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Records of the dead letters topic as letters. Stateless. */
final class Letters {
  private Letters() {}

  /** Empty for a record that is no dead letter of ours. */
  static Optional<Letter> letter(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.ofNullable(record.value()).map(json -> letter(record, json.length));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Letter letter(ConsumerRecord<byte[], byte[]> record, int bytes) {
    return new Letter(
        new LetterId(record.partition(), record.offset()).toString(),
        text(record, DeadLetterHeaders.ENDPOINT),
        text(record, DeadLetterHeaders.CAUSE),
        Integer.parseInt(text(record, DeadLetterHeaders.ATTEMPTS)),
        Instant.parse(text(record, DeadLetterHeaders.FIRST_FAILURE)),
        Instant.ofEpochMilli(record.timestamp()),
        event(record, bytes));
  }

  private static LetterEvent event(ConsumerRecord<byte[], byte[]> record, int bytes) {
    EventAttributes event = EventRecords.attributes(record);
    return new LetterEvent(
        Integer.parseInt(text(record, DeadLetterHeaders.PARTITION)),
        Long.parseLong(text(record, DeadLetterHeaders.OFFSET)),
        event.id(),
        event.repository(),
        event.tag(),
        event.action(),
        event.mediaType(),
        bytes);
  }

  /** Whether it is the letter of one event that stood at a place. */
  static boolean isOf(ConsumerRecord<byte[], byte[]> record, FoundEvent event) {
    return isText(record, DeadLetterHeaders.OFFSET, Long.toString(event.offset()))
        && isText(record, DeadLetterHeaders.PARTITION, Integer.toString(event.partition()));
  }

  private static boolean isText(ConsumerRecord<byte[], byte[]> record, String name, String text) {
    Header header = record.headers().lastHeader(name);
    return header != null && text.equals(text(header));
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    String text = header == null ? null : text(header);
    if (text == null) {
      throw new IllegalArgumentException("record without the header " + name);
    }
    return text;
  }

  private static @Nullable String text(Header header) {
    byte[] value = header.value();
    return value == null ? null : new String(value, UTF_8);
  }
}
