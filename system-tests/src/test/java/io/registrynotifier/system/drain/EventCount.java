package io.registrynotifier.system.drain;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How many events Kafka holds. */
final class EventCount {
  private static final String TOPIC = "registry.events";

  private EventCount() {}

  static long of(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(settings)) {
      Map<TopicPartition, OffsetSpec> ends =
          admin.describeTopics(List.of(TOPIC)).allTopicNames().get().values().stream()
              .flatMap(topic -> topic.partitions().stream())
              .map(partition -> new TopicPartition(TOPIC, partition.partition()))
              .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    } catch (ExecutionException e) {
      throw new AssertionError("counting the events of " + bootstrapServers, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while counting events", e);
    }
  }
}
