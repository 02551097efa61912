package io.registrynotifier.worker.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.topic.DeadLetterHeaders;
import io.registrynotifier.topic.EventRecords;
import io.registrynotifier.worker.delivery.DeadLetter;
import io.registrynotifier.worker.delivery.DeadLetters;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dead letters as records of their topic: the event as it was, under the key and headers that it
 * had, with headers that say why, where from and after how many attempts. Thread-safe.
 *
 * <p>A producer may block while it learns about its topic, so it is called on an executor of its
 * own.
 */
public final class KafkaDeadLetters implements DeadLetters, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KafkaDeadLetters.class);
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final String eventsTopic;
  private final ExecutorService sender;
  private volatile Optional<String> problem = Optional.empty();

  private KafkaDeadLetters(
      Producer<byte[], byte[]> producer, String topic, String eventsTopic, ExecutorService sender) {
    this.producer = producer;
    this.topic = topic;
    this.eventsTopic = eventsTopic;
    this.sender = sender;
  }

  /** A writer to {@code topic}; the executor, of one thread, is the caller's to close. */
  public static KafkaDeadLetters create(
      ClientProperties kafka, String topic, String eventsTopic, ExecutorService sender) {
    Map<String, Object> settings = kafka.toMap(ProducerConfig.configNames());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT.toMillis());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return new KafkaDeadLetters(
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
        topic,
        eventsTopic,
        sender);
  }

  @Override
  public CompletableFuture<Void> put(DeadLetter letter) {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    try {
      sender.execute(() -> send(letter, kept));
    } catch (RejectedExecutionException e) {
      kept.completeExceptionally(e);
    }
    return kept;
  }

  private void send(DeadLetter letter, CompletableFuture<Void> kept) {
    try {
      var unused =
          producer.send(
              record(letter),
              (metadata, failure) -> {
                report(Optional.ofNullable(failure));
                if (failure == null) {
                  kept.complete(null);
                } else {
                  kept.completeExceptionally(failure);
                }
              });
    } catch (RuntimeException e) {
      report(Optional.of(e));
      kept.completeExceptionally(e);
    }
  }

  private void report(Optional<Exception> failure) {
    Optional<String> now = failure.map(KafkaProblems::describe);
    if (now.isPresent() && !now.equals(problem)) {
      log.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("error", now.get())
          .log("dead letters cannot be written, the events wait");
    }
    problem = now;
  }

  /** Why the last letter could not be written; empty when it was. */
  Optional<String> problem() {
    return problem;
  }

  private ProducerRecord<byte[], byte[]> record(DeadLetter letter) {
    ProducerRecord<byte[], byte[]> record = EventRecords.record(topic, letter.delivery().event());
    header(record, DeadLetterHeaders.ENDPOINT, letter.endpoint());
    header(record, DeadLetterHeaders.CAUSE, letter.cause());
    header(record, DeadLetterHeaders.ATTEMPTS, Integer.toString(letter.attempts()));
    header(record, DeadLetterHeaders.FIRST_FAILURE, letter.firstFailure().toString());
    header(record, DeadLetterHeaders.TOPIC, eventsTopic);
    header(record, DeadLetterHeaders.PARTITION, Integer.toString(letter.delivery().partition()));
    header(record, DeadLetterHeaders.OFFSET, Long.toString(letter.delivery().offset()));
    return record;
  }

  private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(UTF_8));
  }

  /** Waits a short while for what is under way. */
  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }
}
