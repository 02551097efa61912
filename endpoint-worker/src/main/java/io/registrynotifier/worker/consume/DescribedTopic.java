package io.registrynotifier.worker.consume;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** A topic as Kafka describes it at one moment. Immutable. */
record DescribedTopic(TopicDescription description) {
  /** Fails with what is wrong, the topic named where a right is missing. */
  static CompletionStage<DescribedTopic> ask(Admin admin, String topic, int boundMillis) {
    return Objects.requireNonNull(
            admin
                .describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(boundMillis))
                .topicNameValues()
                .get(topic))
        .toCompletionStage()
        .thenApply(DescribedTopic::new)
        .exceptionally(KafkaProblems.naming("topic " + topic));
  }

  /** As Kafka prints it. */
  String id() {
    return description.topicId().toString();
  }

  List<TopicPartition> led() {
    return partitions(info -> info.leader() != null);
  }

  List<TopicPartition> leaderless() {
    return partitions(info -> info.leader() == null);
  }

  private List<TopicPartition> partitions(Predicate<TopicPartitionInfo> which) {
    return description.partitions().stream()
        .filter(which)
        .map(info -> new TopicPartition(description.name(), info.partition()))
        .toList();
  }
}
