package io.registrynotifier.producer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.topic.EventRecords;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kafka's own producer measures as we do, to the byte. */
final class RecordSizeIT {
  private static final String TOPIC = SharedBroker.unique("record-size");

  @BeforeAll
  static void createTopic() {
    TestTopic.create(SharedBroker.bootstrapServers(), TOPIC, 1);
  }

  /** On both sides of where a length takes one more byte to write, 64 and 8,192. */
  static Stream<ProducerRecord<byte[], byte[]>> records() {
    CarriedEvent event = Samples.event("1", "library/a", 20_000);
    return Stream.of(
        EventRecords.record(TOPIC, event),
        record(0, 0, 0),
        record(63, 64, 1),
        record(64, 63, 63),
        record(8_191, 8_192, 64),
        record(8_192, 8_191, 200));
  }

  private static ProducerRecord<byte[], byte[]> record(int keyBytes, int valueBytes, int headers) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(TOPIC, new byte[keyBytes], new byte[valueBytes]);
    IntStream.range(0, headers)
        .forEach(number -> record.headers().add("h\u00e9".repeat(number), new byte[number]));
    return record;
  }

  @ParameterizedTest
  @MethodSource("records")
  void producer_takesARecord_whenItMayBeAsLargeAsWeMeasureAndNotAByteLess(
      ProducerRecord<byte[], byte[]> record) {
    // Given
    long bytes = RecordSize.of(record);

    // When
    Optional<Exception> exact = failure(record, bytes);
    Optional<Exception> aByteLess = failure(record, bytes - 1);

    // Then
    assertThat(exact).isEmpty();
    assertThat(aByteLess).containsInstanceOf(RecordTooLargeException.class);
  }

  private static Optional<Exception> failure(
      ProducerRecord<byte[], byte[]> record, long maxRequestBytes) {
    Map<String, String> properties =
        Map.of(
            "bootstrap.servers",
            SharedBroker.bootstrapServers(),
            "max.request.size",
            Long.toString(maxRequestBytes),
            "max.block.ms",
            "30000");
    CompletableFuture<Optional<Exception>> failure = new CompletableFuture<>();
    Map<String, Object> settings = new HashMap<>(ProducerSettings.of(properties));
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
      var unused =
          producer.send(
              record, (metadata, thrown) -> failure.complete(Optional.ofNullable(thrown)));
    }
    return failure.join();
  }
}
