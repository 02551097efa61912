package io.registrynotifier.worker.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.topic.ClientProperties;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The right to write to the directory, until somebody else takes it: one transactional id for the
 * whole cluster, so that Kafka fences every other writer. Whoever has read the topic to its end
 * after this began knows what it will write upon: nobody's write can come between. Not thread-safe;
 * blocks.
 */
final class DirectorySession implements AutoCloseable {
  private static final int BLOCK_MILLIS = 8_000;
  private static final int REQUEST_MILLIS = 5_000;
  private static final int TRANSACTION_MILLIS = 10_000;
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(1);

  private final Producer<byte[], byte[]> producer;
  private final Admin admin;
  private final String topic;
  private final AtomicLong written = new AtomicLong(-1);

  private DirectorySession(Producer<byte[], byte[]> producer, Admin admin, String topic) {
    this.producer = producer;
    this.admin = admin;
    this.topic = topic;
  }

  /** Takes the right; what another writer has under way is aborted, or was committed before. */
  static DirectorySession open(ClientProperties kafka, String topic, String transactionalId) {
    Map<String, Object> settings = kafka.toMap(ProducerConfig.configNames());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, BLOCK_MILLIS);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    DirectorySession session =
        new DirectorySession(
            producer, Admin.create(kafka.toMap(AdminClientConfig.configNames())), topic);
    try {
      producer.initTransactions();
      return session;
    } catch (TransactionalIdAuthorizationException e) {
      session.close();
      throw new TransactionalIdAuthorizationException("transactional id " + transactionalId);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** Where the topic ends for who reads what is committed. */
  CompletableFuture<Long> end() {
    TopicPartition partition = new TopicPartition(topic, 0);
    return admin
        .listOffsets(
            Map.of(partition, OffsetSpec.latest()),
            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(REQUEST_MILLIS))
        .partitionResult(partition)
        .toCompletionStage()
        .toCompletableFuture()
        .thenApply(ListOffsetsResultInfo::offset);
  }

  /** All or nothing; when this returns it is on the topic, up to the offset that it gives. */
  long write(Map<String, Optional<StoredEntry>> entries) {
    producer.beginTransaction();
    entries.forEach(
        (name, entry) -> {
          var unused =
              producer.send(
                  new ProducerRecord<>(
                      topic, 0, name.getBytes(UTF_8), entry.map(EntryCodec::encode).orElse(null)),
                  this::sent);
        });
    producer.commitTransaction();
    return written.get() + 1;
  }

  private void sent(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
    if (metadata != null && failure == null) {
      written.accumulateAndGet(metadata.offset(), Math::max);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_BOUND);
    admin.close(CLOSE_BOUND);
  }
}
