package io.registrynotifier.worker.consume;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Start;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Fixes where a new endpoint begins, by a commit for every partition before its consumer starts, so
 * that a crash before the first delivery skips nothing and no default of a client ever decides.
 * Thread-safe; blocks nobody.
 *
 * <p>Kafka takes such a commit only while the group has no member: a worker that comes second finds
 * the offsets of the first, or is refused, and both are well.
 */
final class GroupStart {
  private final Admin admin;
  private final String topic;

  GroupStart(Admin admin, String topic) {
    this.admin = admin;
    this.topic = topic;
  }

  /** Completes when the endpoint's group has offsets. A failure may be tried again. */
  CompletionStage<Void> ensure(Endpoint endpoint) {
    String group = Group.id(endpoint);
    return unlessBegun(group, () -> begin(group, endpoint.start()));
  }

  /**
   * Looks once more right before it commits: two workers that start together may both work a start
   * out, and the later one must not move the endpoint over what was published in between.
   */
  private CompletionStage<Void> begin(String group, Start start) {
    return partitions()
        .thenCompose(partitions -> startOffsets(partitions, start))
        .thenCompose(offsets -> unlessBegun(group, () -> commit(group, offsets)));
  }

  private CompletionStage<Void> unlessBegun(String group, Supplier<CompletionStage<Void>> next) {
    return admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .toCompletionStage()
        .exceptionally(KafkaProblems.naming("group " + group))
        .thenCompose(
            offsets ->
                offsets.keySet().stream().anyMatch(partition -> partition.topic().equals(topic))
                    ? CompletableFuture.completedStage(null)
                    : next.get());
  }

  private CompletionStage<Void> commit(
      String group, Map<TopicPartition, OffsetAndMetadata> offsets) {
    return admin
        .alterConsumerGroupOffsets(group, offsets)
        .all()
        .toCompletionStage()
        .exceptionally(KafkaProblems.naming("group " + group));
  }

  private CompletionStage<List<TopicPartition>> partitions() {
    return Objects.requireNonNull(admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
        .toCompletionStage()
        .thenApply(
            description ->
                description.partitions().stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList())
        .exceptionally(KafkaProblems.naming("topic " + topic));
  }

  private CompletionStage<Map<TopicPartition, OffsetAndMetadata>> startOffsets(
      List<TopicPartition> partitions, Start start) {
    CompletionStage<Map<TopicPartition, Long>> wanted = offsets(partitions, spec(start));
    return wanted.thenCombine(
        offsets(partitions, OffsetSpec.latest()),
        (starts, ends) ->
            starts.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> offset(entry.getValue(), ends.getOrDefault(entry.getKey(), 0L)))));
  }

  /** No event at or after a time has the offset -1: the endpoint begins behind the newest. */
  private static OffsetAndMetadata offset(long start, long end) {
    return new OffsetAndMetadata(start < 0 ? end : start);
  }

  private CompletionStage<Map<TopicPartition, Long>> offsets(
      Collection<TopicPartition> partitions, OffsetSpec spec) {
    KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> offsets =
        admin
            .listOffsets(partitions.stream().collect(Collectors.toMap(each -> each, each -> spec)))
            .all();
    return offsets
        .toCompletionStage()
        .thenApply(
            infos ->
                infos.entrySet().stream()
                    .collect(
                        Collectors.toMap(Map.Entry::getKey, info -> info.getValue().offset())));
  }

  private static OffsetSpec spec(Start start) {
    if (start instanceof Start.At at) {
      return OffsetSpec.forTimestamp(at.time().toEpochMilli());
    }
    return start instanceof Start.Earliest ? OffsetSpec.earliest() : OffsetSpec.latest();
  }
}
