package io.registrynotifier.worker.survey;

import static java.util.stream.Collectors.toMap;

import io.registrynotifier.worker.consume.Group;
import io.registrynotifier.worker.consume.KafkaProblems;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Asks for what many endpoints' groups have committed, in one request a broker. Thread-safe. */
final class GroupOffsets {
  private final Admin admin;
  private final String topic;
  private final int boundMillis;

  /** Asks with an admin that stays the caller's, and waits so long for an answer. */
  GroupOffsets(Admin admin, String topic, int boundMillis) {
    this.admin = admin;
    this.topic = topic;
    this.boundMillis = boundMillis;
  }

  /** By endpoint and partition; nothing for a group that has no offset, or does not exist. */
  CompletableFuture<Map<String, Map<Integer, OffsetAndMetadata>>> of(Collection<String> endpoints) {
    if (endpoints.isEmpty()) {
      return CompletableFuture.completedFuture(Map.of());
    }
    ListConsumerGroupOffsetsResult asked =
        admin.listConsumerGroupOffsets(
            endpoints.stream()
                .collect(toMap(Group::id, each -> new ListConsumerGroupOffsetsSpec())),
            new ListConsumerGroupOffsetsOptions().timeoutMs(boundMillis));
    Map<String, CompletableFuture<Map<Integer, OffsetAndMetadata>>> answers =
        endpoints.stream().collect(toMap(each -> each, each -> of(asked, Group.id(each))));
    return CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new))
        .thenApply(
            done ->
                answers.entrySet().stream()
                    .collect(toMap(Map.Entry::getKey, each -> each.getValue().join())));
  }

  private CompletableFuture<Map<Integer, OffsetAndMetadata>> of(
      ListConsumerGroupOffsetsResult asked, String group) {
    return Answers.of(asked.partitionsToOffsetAndMetadata(group), "group " + group)
        .thenApply(this::ofTopic)
        .exceptionally(
            failure -> {
              if (KafkaProblems.isMissingGroup(failure)) {
                return Map.of();
              }
              throw new CompletionException(KafkaProblems.unwrap(failure));
            });
  }

  /** Kafka names a partition without an offset too, and gives null for it. */
  private Map<Integer, OffsetAndMetadata> ofTopic(Map<TopicPartition, OffsetAndMetadata> all) {
    Map<Integer, OffsetAndMetadata> offsets = new HashMap<>();
    all.forEach(
        (partition, offset) -> {
          if (offset != null && partition.topic().equals(topic)) {
            offsets.put(partition.partition(), offset);
          }
        });
    return offsets;
  }
}
