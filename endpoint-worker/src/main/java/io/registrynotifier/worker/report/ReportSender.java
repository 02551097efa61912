package io.registrynotifier.worker.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.topic.ClientProperties;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes reports to the ledger's topic. Thread-safe, but {@link #send} may block for a second while
 * Kafka is away, so it is for a thread that may.
 */
final class ReportSender implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReportSender.class);
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration MAX_BLOCK = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
  private static final int BUFFER_BYTES = 4 << 20;
  private static final int LINGER_MILLIS = 20;

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private volatile Optional<String> problem = Optional.empty();

  ReportSender(Producer<byte[], byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  static ReportSender create(ClientProperties kafka, String topic) {
    Map<String, Object> settings = kafka.toMap(ProducerConfig.configNames());
    settings.remove(ProducerConfig.CLIENT_ID_CONFIG);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK.toMillis());
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    return new ReportSender(
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()), topic);
  }

  /**
   * Sends one report.
   *
   * @param told hears whether Kafka has acknowledged it; called on any thread
   * @return whether it is worth while to send more now
   */
  boolean send(String endpoint, byte[] value, Consumer<Boolean> told) {
    try {
      var unused =
          producer.send(
              new ProducerRecord<>(topic, endpoint.getBytes(UTF_8), value),
              (metadata, failure) -> {
                report(Optional.ofNullable(failure));
                told.accept(failure == null);
              });
      return problem.isEmpty();
    } catch (KafkaException | IllegalStateException e) {
      report(Optional.of(e));
      told.accept(false);
      return false;
    }
  }

  private void report(Optional<Exception> failure) {
    Optional<String> now = failure.map(ReportSender::describe);
    if (now.isPresent() && !now.equals(problem)) {
      log.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("error", now.get())
          .log("deliveries cannot be reported, the ledger waits");
    }
    problem = now;
  }

  private static String describe(Exception failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  /** Why the last report could not be written; empty when it was. */
  Optional<String> problem() {
    return problem;
  }

  /** Waits a short while for what is under way. */
  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }
}
