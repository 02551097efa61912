package io.registrynotifier.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalBrokerIT {
  private static final TopicPartition PARTITION = new TopicPartition("kept", 0);

  @TempDir Path directory;

  @Test
  void broker_findsEverythingAgain_whenStartedASecondTime()
      throws ExecutionException, InterruptedException, TimeoutException {
    // Given
    String address;
    String clusterId;
    try (LocalBroker first = LocalBroker.start(BrokerSettings.in(directory))) {
      address = first.bootstrapServers();
      clusterId = first.clusterId();
      create(first);
      write(first, "before");
    }

    // When
    try (LocalBroker second = LocalBroker.start(BrokerSettings.in(directory))) {
      write(second, "after");

      // Then
      assertThat(read(second, 2)).containsExactly("before", "after");
      assertThat(second.bootstrapServers()).isEqualTo(address);
      assertThat(second.clusterId()).isEqualTo(clusterId);
    }
  }

  @Test
  void broker_refusesInOneLine_whenItsPortIsTaken() throws IOException {
    // Given
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BrokerSettings settings =
          BrokerSettings.in(directory).withAddress("127.0.0.1", other.getLocalPort());

      // When // Then
      assertThatThrownBy(() -> LocalBroker.start(settings))
          .isInstanceOf(BrokerException.class)
          .hasMessage(
              "broker address 127.0.0.1:" + other.getLocalPort() + ": Address already in use");
    }
  }

  @Test
  void broker_refusesInOneLine_whenAPropertyIsImpossible() {
    // Given
    BrokerSettings settings =
        BrokerSettings.in(directory).withProperties(Map.of("num.io.threads", "many"));

    // When // Then
    assertThatThrownBy(() -> LocalBroker.start(settings))
        .isInstanceOf(BrokerException.class)
        .hasMessageStartingWith("the broker cannot start: Invalid value many")
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
  }

  @Test
  void broker_startsAfterAll_whenTheCauseOfARefusalIsGone() {
    // Given
    BrokerSettings settings = BrokerSettings.in(directory);
    Map<String, String> impossible = Map.of("num.io.threads", "many");
    assertThatThrownBy(() -> LocalBroker.start(settings.withProperties(impossible)))
        .isInstanceOf(BrokerException.class);

    // When
    try (LocalBroker broker = LocalBroker.start(settings)) {

      // Then
      assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
    }
  }

  @Test
  void broker_letsGivenPropertiesWin_andKeepsOffsetsForAYear()
      throws ExecutionException, InterruptedException, TimeoutException {
    // Given
    BrokerSettings settings =
        BrokerSettings.in(directory).withProperties(Map.of("offset.metadata.max.bytes", "64"));

    // When
    try (LocalBroker broker = LocalBroker.start(settings);
        Admin admin = Admin.create(client(broker))) {
      ConfigResource node = new ConfigResource(ConfigResource.Type.BROKER, "1");
      Map<ConfigResource, Config> configs =
          admin.describeConfigs(List.of(node)).all().get(30, TimeUnit.SECONDS);

      // Then
      assertThat(configs.values())
          .singleElement()
          .satisfies(config -> has(config, "offset.metadata.max.bytes", "64"))
          .satisfies(config -> has(config, "offsets.retention.minutes", "525600"))
          .satisfies(config -> has(config, "auto.create.topics.enable", "false"));
    }
  }

  @Test
  void broker_tellsItsOwner_whenItsDiskFails() throws IOException, InterruptedException {
    // Given
    BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    try (LocalBroker broker = LocalBroker.start(BrokerSettings.in(directory), failures::add);
        Admin admin = Admin.create(client(broker))) {
      Files.move(directory.resolve("kafka"), directory.resolve("gone"));

      // When
      admin.createTopics(List.of(new NewTopic("unwritable", 1, (short) 1)));

      // Then
      assertThat(failures.poll(30, TimeUnit.SECONDS)).isNotNull();
    }
  }

  private static void has(Config config, String name, String value) {
    assertThat(config.entries())
        .filteredOn(entry -> entry.name().equals(name))
        .extracting(ConfigEntry::value)
        .containsExactly(value);
  }

  private static Map<String, Object> client(LocalBroker broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private static void create(LocalBroker broker)
      throws ExecutionException, InterruptedException, TimeoutException {
    try (Admin admin = Admin.create(client(broker))) {
      NewTopic topic = new NewTopic(PARTITION.topic(), 1, (short) 1);
      admin.createTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
    }
  }

  private static void write(LocalBroker broker, String value)
      throws ExecutionException, InterruptedException, TimeoutException {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client(broker), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(PARTITION.topic(), value)).get(30, TimeUnit.SECONDS);
    }
  }

  private static List<String> read(LocalBroker broker, int count) {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(client(broker), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (values.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
