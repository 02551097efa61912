package io.registrynotifier.producer.kafka;

import io.registrynotifier.topic.TopicFinding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.TopicConfig;

/** Whether a topic as Kafka describes it can be written to. Pure. */
final class TopicHealth {
  private TopicHealth() {}

  /** Why the topic loses events sooner than its retention says; its settings where known. */
  static Optional<String> losing(String topic, Map<String, String> settings) {
    String cleanup =
        settings.getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    return cleanup.contains(TopicConfig.CLEANUP_POLICY_COMPACT)
        ? Optional.of(
            new TopicFinding(
                    topic,
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    cleanup,
                    TopicConfig.CLEANUP_POLICY_DELETE)
                .toString())
        : Optional.empty();
  }

  /**
   * What is wrong, if anything.
   *
   * @param settings the topic's, where known; {@code min.insync.replicas} is 1 where it is not
   */
  static Optional<String> problem(TopicDescription topic, Map<String, String> settings) {
    return problem(
        topic,
        Integer.parseInt(settings.getOrDefault(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "1")));
  }

  /**
   * The same.
   *
   * @param minInSync the topic's {@code min.insync.replicas}
   */
  static Optional<String> problem(TopicDescription topic, int minInSync) {
    return problem(topic, TopicHealth::isLeaderless, "without a leader")
        .or(
            () ->
                problem(
                    topic,
                    partition -> isBehind(partition, minInSync),
                    "with fewer replicas in sync than min.insync.replicas, which is " + minInSync))
        .or(() -> notAuthorised(topic));
  }

  private static Optional<String> problem(
      TopicDescription topic, Predicate<TopicPartitionInfo> isBad, String words) {
    long bad = topic.partitions().stream().filter(isBad).count();
    return bad == 0
        ? Optional.empty()
        : Optional.of(
            "topic %s: %d of %d partitions %s"
                .formatted(topic.name(), bad, topic.partitions().size(), words));
  }

  private static boolean isLeaderless(TopicPartitionInfo partition) {
    return partition.leader() == null || partition.leader().isEmpty();
  }

  /** A partition that has fewer replicas at all is asked for no more than it has, as by Kafka. */
  private static boolean isBehind(TopicPartitionInfo partition, int minInSync) {
    return partition.isr().size() < Math.min(minInSync, partition.replicas().size());
  }

  private static Optional<String> notAuthorised(TopicDescription topic) {
    Set<AclOperation> allowed = topic.authorizedOperations();
    return allowed == null || allowed.contains(AclOperation.WRITE)
        ? Optional.empty()
        : Optional.of("topic " + topic.name() + ": not authorised to write");
  }
}
