package io.registrynotifier.benchmarks.event;

import io.registrynotifier.topic.EventRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic that a benchmark's events stand on. Stateless. */
public final class EventTopic {
  /** The product's own name for it. */
  public static final String NAME = "registry.events";

  private EventTopic() {}

  /** Writes so many events as the bridge would; returns when all are acknowledged. */
  public static void fill(String bootstrapServers, int events, EventOrder order) {
    EventForm form = new EventForm();
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
      for (int i = 0; i < events; i++) {
        var unused =
            producer.send(
                EventRecords.record(NAME, form.carried(order.next())),
                (written, refused) -> Optional.ofNullable(refused).ifPresent(failure::set));
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("filling " + NAME + " failed", failure.get());
    }
  }

  /** A producer with the settings that delivery rests on. */
  public static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.BATCH_SIZE_CONFIG,
            64 << 10),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /**
   * Makes the topic, empty; returns when each partition has its leader. A producer whose first
   * requests find none, and whose next ones do, has its first records refused for good.
   */
  public static void create(String bootstrapServers, int partitions) {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(settings)) {
      admin.createTopics(List.of(new NewTopic(NAME, partitions, (short) 1))).all().get();
      admin.listOffsets(ends(partitions)).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("creating " + NAME + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating " + NAME, e);
    }
  }

  private static Map<TopicPartition, OffsetSpec> ends(int partitions) {
    return IntStream.range(0, partitions)
        .boxed()
        .collect(
            Collectors.toMap(
                partition -> new TopicPartition(NAME, partition),
                partition -> OffsetSpec.latest()));
  }
}
