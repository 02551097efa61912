package io.registrynotifier.producer.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * How large Kafka's producer reckons a record to be before it takes it: a batch of that record
 * alone, not compressed, with each number that is not known yet at its longest. Pure.
 *
 * <p>The layout is that of <a href="https://kafka.apache.org/documentation/#recordbatch">record
 * batches</a> of magic 2. The client has the same sum, but not as public API.
 */
final class RecordSize {
  /** All fields of a batch before its records, from its base offset to their number. */
  private static final int BATCH_BYTES = 61;

  /** Length 5, attributes 1, timestamp delta 10, offset delta 5. */
  private static final int MAX_RECORD_OVERHEAD_BYTES = 21;

  private RecordSize() {}

  /** In bytes; the record has a key and a value, and so has each of its headers. */
  static long of(ProducerRecord<byte[], byte[]> record) {
    long bytes = BATCH_BYTES + MAX_RECORD_OVERHEAD_BYTES;
    bytes += prefixed(record.key().length) + prefixed(record.value().length);
    int headers = 0;
    for (Header header : record.headers()) {
      bytes += prefixed(header.key().getBytes(UTF_8).length) + prefixed(header.value().length);
      headers++;
    }
    return bytes + varint(headers);
  }

  private static long prefixed(int length) {
    return varint(length) + (long) length;
  }

  /** Zigzag makes twice of what is not negative; each byte has seven bits of it. */
  private static int varint(int value) {
    int bytes = 1;
    for (long rest = (2L * value) >>> 7; rest > 0; rest >>>= 7) {
      bytes++;
    }
    return bytes;
  }
}
