package io.registrynotifier.worker.survey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.topic.DeadLetterHeaders;
import io.registrynotifier.topic.EventHeaders;
import io.registrynotifier.worker.consume.KafkaProblems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of dead letters to the events topic again, each for its endpoint alone.
 * Confined to one task, which it blocks; whether all was acknowledged is known at {@link #end}.
 */
final class Redrive implements AutoCloseable {
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(1);

  private final Producer<byte[], byte[]> producer;
  private final String eventsTopic;
  private final List<String> ids = new ArrayList<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  private Redrive(Producer<byte[], byte[]> producer, String eventsTopic) {
    this.producer = producer;
    this.eventsTopic = eventsTopic;
  }

  static Redrive begin(ClientProperties kafka, String eventsTopic) {
    Map<String, Object> settings = kafka.toMap(ProducerConfig.configNames());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_TIMEOUT.toMillis());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return new Redrive(
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
        eventsTopic);
  }

  /** Sends a letter's event after those before; nothing more once one of them has failed. */
  void send(ConsumerRecord<byte[], byte[]> record, Letter letter) {
    requireNoFailure();
    var unused =
        producer.send(
            again(record, letter.endpoint()),
            (metadata, problem) -> {
              if (problem != null) {
                failure.compareAndSet(null, problem);
              }
            });
    ids.add(letter.id());
  }

  /** The event as it was, but for what says that it was put aside. */
  private ProducerRecord<byte[], byte[]> again(
      ConsumerRecord<byte[], byte[]> record, String endpoint) {
    ProducerRecord<byte[], byte[]> again =
        new ProducerRecord<>(eventsTopic, record.key(), record.value());
    for (Header header : record.headers()) {
      if (!header.key().startsWith(DeadLetterHeaders.PREFIX)
          && !header.key().equals(EventHeaders.REDRIVE_TO)) {
        again.headers().add(header);
      }
    }
    again.headers().add(EventHeaders.REDRIVE_TO, endpoint.getBytes(UTF_8));
    return again;
  }

  /** The letters whose events were sent, when Kafka has acknowledged all of them. */
  List<String> end() {
    producer.flush();
    requireNoFailure();
    return List.copyOf(ids);
  }

  private void requireNoFailure() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new SurveyUnavailableException(
          "redrive to "
              + eventsTopic
              + ": some of "
              + ids.size()
              + " events could not be written: "
              + KafkaProblems.describe(problem),
          problem);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_BOUND);
  }
}
