package io.registrynotifier.producer.kafka;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.sink.WriteFailedException;
import io.registrynotifier.sink.WriteFailedException.Reason;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The largest record that the producer takes: known beforehand, so that it can be told before
 * another record is written. What the topic takes ({@code max.message.bytes}) is not, as brokers
 * count what compression leaves.
 *
 * @param property of the producer, which sets it
 * @param maxBytes as {@link RecordSize} counts them
 */
record RecordLimit(String property, long maxBytes) {
  /** Leaves it to the producer. */
  static final RecordLimit NONE = new RecordLimit("none", Long.MAX_VALUE);

  /** The limit of a producer with these settings. */
  static RecordLimit of(Map<String, Object> settings) {
    ProducerConfig parsed = new ProducerConfig(settings);
    if (!parsed.getList(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG).isEmpty()) {
      return NONE; // they may make another record of it, and that is the one which is measured
    }
    int request = parsed.getInt(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
    long memory = parsed.getLong(ProducerConfig.BUFFER_MEMORY_CONFIG);
    return memory < request
        ? new RecordLimit(ProducerConfig.BUFFER_MEMORY_CONFIG, memory)
        : new RecordLimit(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, request);
  }

  /** Why the producer would not take the event as this record, if it would not. */
  Optional<WriteFailedException> refusal(
      CarriedEvent event, ProducerRecord<byte[], byte[]> record) {
    long bytes = RecordSize.of(record);
    return bytes <= maxBytes
        ? Optional.empty()
        : Optional.of(
            WriteFailedException.explained(
                Reason.EVENT_TOO_LARGE,
                "%s: expected a record of at most %d bytes (%s), found %d"
                    .formatted(event, maxBytes, property, bytes)));
  }
}
