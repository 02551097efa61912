package io.registrynotifier.worker.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.endpoint.Endpoint;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds records of the topic into the directory's state. Thread-safe. */
final class DirectoryRecords {
  private static final Logger log = LoggerFactory.getLogger(DirectoryRecords.class);

  private final Opening opening;

  DirectoryRecords(Opening opening) {
    this.opening = opening;
  }

  DirectoryState fold(DirectoryState state, ConsumerRecord<byte[], byte[]> record) {
    Optional<String> name = Optional.ofNullable(record.key()).flatMap(DirectoryRecords::name);
    if (name.isEmpty()) {
      return foreign(state, record);
    }
    if (record.value() == null) {
      return state.without(name.get());
    }
    return EntryCodec.decode(record.value())
        .map(stored -> state.with(name.get(), opening.open(name.get(), stored, record.offset())))
        .orElseGet(() -> foreign(state, record));
  }

  private static Optional<String> name(byte[] key) {
    String name = new String(key, UTF_8);
    return Endpoint.isName(name) ? Optional.of(name) : Optional.empty();
  }

  private static DirectoryState foreign(
      DirectoryState state, ConsumerRecord<byte[], byte[]> record) {
    log.atWarn()
        .addKeyValue("topic", record.topic())
        .addKeyValue("offset", record.offset())
        .log("record is no endpoint of this system, or of a later version; it is skipped");
    return state.withForeign();
  }
}
