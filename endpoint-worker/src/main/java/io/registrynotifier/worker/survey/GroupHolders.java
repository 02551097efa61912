package io.registrynotifier.worker.survey;

import static java.util.stream.Collectors.toMap;

import io.registrynotifier.worker.consume.Group;
import io.registrynotifier.worker.consume.KafkaProblems;
import io.registrynotifier.worker.survey.EndpointSurvey.GroupState;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks who serves endpoints, in one request a broker. Thread-safe. */
final class GroupHolders {
  private final Admin admin;
  private final String topic;
  private final int boundMillis;

  /** Asks with an admin that stays the caller's, and waits so long for an answer. */
  GroupHolders(Admin admin, String topic, int boundMillis) {
    this.admin = admin;
    this.topic = topic;
    this.boundMillis = boundMillis;
  }

  /** By endpoint. What Kafka does not tell of one is no failure of the whole. */
  CompletableFuture<Map<String, GroupMembers>> of(Collection<String> endpoints) {
    if (endpoints.isEmpty()) {
      return CompletableFuture.completedFuture(Map.of());
    }
    Map<String, KafkaFuture<ConsumerGroupDescription>> asked =
        admin
            .describeConsumerGroups(
                endpoints.stream().map(Group::id).toList(),
                new DescribeConsumerGroupsOptions().timeoutMs(boundMillis))
            .describedGroups();
    Map<String, CompletableFuture<GroupMembers>> answers =
        endpoints.stream()
            .collect(
                toMap(
                    each -> each,
                    each -> members(Objects.requireNonNull(asked.get(Group.id(each))))));
    return CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new))
        .thenApply(
            done ->
                answers.entrySet().stream()
                    .collect(toMap(Map.Entry::getKey, each -> each.getValue().join())));
  }

  private CompletableFuture<GroupMembers> members(KafkaFuture<ConsumerGroupDescription> answer) {
    return answer
        .toCompletionStage()
        .thenApply(this::members)
        .exceptionally(
            failure ->
                KafkaProblems.isMissingGroup(failure) ? GroupMembers.MISSING : GroupMembers.UNKNOWN)
        .toCompletableFuture();
  }

  private GroupMembers members(ConsumerGroupDescription group) {
    Map<Integer, Holder> holders = new HashMap<>();
    for (MemberDescription member : group.members()) {
      for (TopicPartition partition : member.assignment().topicPartitions()) {
        if (partition.topic().equals(topic)) {
          holders.put(partition.partition(), holder(member));
        }
      }
    }
    return new GroupMembers(state(group), holders);
  }

  private static Holder holder(MemberDescription member) {
    return new Holder(
        member.consumerId(), member.clientId(), address(member.host()), member.groupInstanceId());
  }

  /** The broker writes {@code /192.0.2.1}. */
  private static String address(String host) {
    return host.startsWith("/") ? host.substring(1) : host;
  }

  private static GroupState state(ConsumerGroupDescription group) {
    return switch (group.groupState()) {
      case STABLE -> GroupState.SERVED;
      case PREPARING_REBALANCE, COMPLETING_REBALANCE, ASSIGNING, RECONCILING ->
          GroupState.REBALANCING;
      case EMPTY -> GroupState.EMPTY;
      case DEAD -> GroupState.MISSING;
      case UNKNOWN, NOT_READY -> GroupState.UNKNOWN;
    };
  }
}
