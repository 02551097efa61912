package io.registrynotifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic seen with plain clients, to set a test up and to look at what it did. Thread-safe. */
public record TestTopic(String bootstrapServers, String name, int partitions) {
  private static final long DEADLINE_SECONDS = 30;

  /**
   * Makes the topic with one replica and these topic properties, and returns when its partitions
   * can be written: what an idempotent producer sends before that may take half a minute.
   */
  public static TestTopic create(
      String bootstrapServers, String name, int partitions, Map<String, String> properties) {
    NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(properties);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(topic)).all().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new AssertionError("topic " + name + " cannot be created", failure);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
    TestTopic made = new TestTopic(bootstrapServers, name, partitions);
    made.awaitLeaders();
    return made;
  }

  /** Makes the topic with one replica. */
  public static TestTopic create(String bootstrapServers, String name, int partitions) {
    return create(bootstrapServers, name, partitions, Map.of());
  }

  /** Returns when each partition's leader answers for it. */
  public void awaitLeaders() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> all = topicPartitions();
      consumer.assign(all); // spares a warning for each partition that is not
      consumer.endOffsets(all, Duration.ofSeconds(DEADLINE_SECONDS));
    }
  }

  /** Writes the records in their order and returns when all are acknowledged. */
  public void write(List<ProducerRecord<byte[], byte[]>> records) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (var sent : records.stream().map(producer::send).toList()) {
        sent.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException failure) {
      throw new AssertionError("topic " + name + " cannot be written", failure);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  /** Writes one record of text. */
  public void write(String key, String value) {
    write(List.of(new ProducerRecord<>(name, key.getBytes(UTF_8), value.getBytes(UTF_8))));
  }

  /**
   * Reads from the beginning until there are at least so many records; fewer when 30 seconds bring
   * no more. In order within a partition.
   */
  public List<ConsumerRecord<byte[], byte[]>> read(int count) {
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> all = topicPartitions();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
      while (read.size() < count && System.nanoTime() - deadline < 0) {
        consumer.poll(Duration.ofMillis(50)).forEach(read::add);
      }
    }
    return read;
  }

  /** Reads what is there now. In order within a partition. */
  public List<ConsumerRecord<byte[], byte[]>> readAll() {
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> all = topicPartitions();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
      while (all.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))
          && System.nanoTime() - deadline < 0) {
        consumer.poll(Duration.ofMillis(50)).forEach(read::add);
      }
    }
    return read;
  }

  /** How many records have ever been written and are still there. */
  public long size() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> all = topicPartitions();
      consumer.assign(all); // spares a warning for each partition that is not
      Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      return ends.entrySet().stream()
          .mapToLong(end -> end.getValue() - beginnings.getOrDefault(end.getKey(), 0L))
          .sum();
    }
  }

  private List<TopicPartition> topicPartitions() {
    return IntStream.range(0, partitions).mapToObj(it -> new TopicPartition(name, it)).toList();
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static AssertionError interrupted(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new AssertionError("interrupted", interrupted);
  }
}
