package io.registrynotifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestBrokerIT {
  @TempDir Path directory;

  @Test
  void broker_keepsAddressAndRecords_whenStoppedAndStarted() {
    // Given
    try (TestBroker broker = TestBroker.own(directory)) {
      String address = broker.bootstrapServers();
      TestTopic topic = TestTopic.create(address, "kept", 2);
      topic.write("a", "before");

      // When
      broker.stop();
      broker.start();
      topic.write("a", "after");

      // Then
      assertThat(broker.bootstrapServers()).isEqualTo(address);
      assertThat(topic.read(2))
          .extracting(record -> new String(record.value(), UTF_8))
          .containsExactly("before", "after");
      assertThat(topic.size()).isEqualTo(2);
    }
  }

  @Test
  void broker_answersAfterwards_whenItWasPaused()
      throws ExecutionException, InterruptedException, TimeoutException {
    // Given
    try (TestBroker broker = TestBroker.own(directory);
        KafkaProducer<byte[], byte[]> producer = producer(broker)) {
      TestTopic topic = TestTopic.create(broker.bootstrapServers(), "paused", 1);
      producer.send(record("first")).get(30, TimeUnit.SECONDS);

      // When
      broker.pause();
      Future<RecordMetadata> second = producer.send(record("second"));
      assertThatThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      broker.resume();

      // Then
      assertThat(second.get(30, TimeUnit.SECONDS).offset()).isEqualTo(1);
      assertThat(topic.size()).isEqualTo(2);
    }
  }

  @Test
  void sharedBroker_isOneForAll_andKeepsNamesApart() {
    // Given
    String address = SharedBroker.bootstrapServers();
    TestTopic one = TestTopic.create(address, SharedBroker.unique("topic"), 1);
    TestTopic other =
        TestTopic.create(SharedBroker.bootstrapServers(), SharedBroker.unique("topic"), 1);

    // When
    one.write("key", "value");

    // Then
    assertThat(List.of(one.size(), other.size())).containsExactly(1L, 0L);
  }

  private static KafkaProducer<byte[], byte[]> producer(TestBroker broker) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static ProducerRecord<byte[], byte[]> record(String value) {
    return new ProducerRecord<>("paused", value.getBytes(UTF_8));
  }
}
