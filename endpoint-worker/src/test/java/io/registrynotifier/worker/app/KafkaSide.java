package io.registrynotifier.worker.app;

import static org.awaitility.Awaitility.await;

import io.registrynotifier.testkit.TestTopic;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** A topic and an endpoint's group as Kafka sees them, and what an administrator does to them. */
final class KafkaSide implements AutoCloseable {
  /** A broker's settings under which somebody may be denied something. */
  static final Map<String, String> WITH_RIGHTS =
      Map.of(
          "authorizer.class.name",
          "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
          "allow.everyone.if.no.acl.found",
          "true",
          "super.users",
          "User:nobody");

  private final TestTopic topic;
  private final Admin admin;

  KafkaSide(TestTopic topic) {
    this.topic = topic;
    this.admin = Admin.create(Map.of("bootstrap.servers", topic.bootstrapServers()));
  }

  Map<TopicPartition, OffsetAndMetadata> committed(String endpoint) {
    return of(admin.listConsumerGroupOffsets(group(endpoint)).partitionsToOffsetAndMetadata());
  }

  /** The sum of the committed offsets. */
  long committedTotal(String endpoint) {
    return committed(endpoint).values().stream().mapToLong(OffsetAndMetadata::offset).sum();
  }

  void commit(String endpoint, int partition, OffsetAndMetadata offset) {
    of(
        admin
            .alterConsumerGroupOffsets(group(endpoint), Map.of(partition(partition), offset))
            .all());
  }

  /** How far the group's commits are behind the end of the topic. */
  long lag(String endpoint) {
    Map<TopicPartition, OffsetAndMetadata> committed = committed(endpoint);
    return ends().entrySet().stream()
        .mapToLong(
            end -> {
              OffsetAndMetadata offset = committed.get(end.getKey());
              return end.getValue() - (offset == null ? 0 : offset.offset());
            })
        .sum();
  }

  Map<TopicPartition, Long> ends() {
    Set<TopicPartition> all = new HashSet<>();
    for (int partition = 0; partition < topic.partitions(); partition++) {
      all.add(partition(partition));
    }
    return of(
            admin
                .listOffsets(
                    all.stream().collect(Collectors.toMap(it -> it, it -> OffsetSpec.latest())))
                .all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  /** The partitions whose leader is this node. */
  Set<Integer> partitionsLedBy(int node) {
    return partitions(each -> each.leader() != null && each.leader().id() == node);
  }

  /** The partitions that nobody leads. */
  Set<Integer> leaderless() {
    return partitions(each -> each.leader() == null);
  }

  String topicId() {
    return described(topic.name()).topicId().toString();
  }

  /** The node that leads the first partition of another topic. */
  int leader(String other) {
    return described(other).partitions().get(0).leader().id();
  }

  private TopicDescription described(String name) {
    return Objects.requireNonNull(
        of(admin.describeTopics(List.of(name)).allTopicNames()).get(name));
  }

  private Set<Integer> partitions(Predicate<TopicPartitionInfo> which) {
    return described(topic.name()).partitions().stream()
        .filter(which)
        .map(TopicPartitionInfo::partition)
        .collect(Collectors.toSet());
  }

  /** The ids of the group's members. */
  Set<String> members(String endpoint) {
    return Objects.requireNonNull(
            of(admin.describeConsumerGroups(List.of(group(endpoint))).all()).get(group(endpoint)))
        .members()
        .stream()
        .map(MemberDescription::consumerId)
        .collect(Collectors.toSet());
  }

  /** The partitions of each member that has a name of its own. */
  Map<String, Set<Integer>> assignments(String endpoint) {
    return Objects.requireNonNull(
            of(admin.describeConsumerGroups(List.of(group(endpoint))).all()).get(group(endpoint)))
        .members()
        .stream()
        .collect(
            Collectors.toMap(
                member -> member.groupInstanceId().orElseThrow(),
                member ->
                    member.assignment().topicPartitions().stream()
                        .map(TopicPartition::partition)
                        .collect(Collectors.toSet())));
  }

  /** Whether the group waits for its members to join anew. */
  boolean isRebalancing(String endpoint) {
    return Objects.requireNonNull(
                of(admin.describeConsumerGroups(List.of(group(endpoint))).all())
                    .get(group(endpoint)))
            .groupState()
        == GroupState.PREPARING_REBALANCE;
  }

  /** The group gives up every member that it has now, as after a long silence. */
  void giveUpMembers(String endpoint) {
    of(
        admin
            .removeMembersFromConsumerGroup(
                group(endpoint), new RemoveMembersFromConsumerGroupOptions())
            .all());
  }

  /** What retention does. */
  void deleteBefore(int partition, long offset) {
    of(
        admin
            .deleteRecords(Map.of(partition(partition), RecordsToDelete.beforeOffset(offset)))
            .all());
  }

  /** Returns when the new ones can be written. */
  void morePartitions(int total) {
    of(admin.createPartitions(Map.of(topic.name(), NewPartitions.increaseTo(total))).all());
    new TestTopic(topic.bootstrapServers(), topic.name(), total).awaitLeaders();
  }

  void deleteTopic() {
    of(admin.deleteTopics(List.of(topic.name())).all());
  }

  /** Of each key only the newest record is kept, and that soon. */
  void compactSoon() {
    alterTopic(
        Map.of(
            "cleanup.policy", "compact",
            "segment.ms", "50",
            "min.cleanable.dirty.ratio", "0.01",
            "delete.retention.ms", "0"));
  }

  void compactNoMore() {
    alterTopic(Map.of("cleanup.policy", "delete", "segment.ms", "604800000"));
  }

  /** How large a batch of records may be. */
  void takeBatchesOf(int bytes) {
    alterTopic(Map.of("max.message.bytes", Integer.toString(bytes)));
  }

  void alterTopic(Map<String, String> properties) {
    Set<AlterConfigOp> changes = new HashSet<>();
    properties.forEach(
        (key, value) ->
            changes.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    of(admin.incrementalAlterConfigs(Map.of(resource, changes)).all());
  }

  /** What kinds of groups the cluster has: 0 is the classic protocol alone. */
  void groupVersion(short version) {
    FeatureUpdate.UpgradeType type =
        version == 0 ? FeatureUpdate.UpgradeType.SAFE_DOWNGRADE : FeatureUpdate.UpgradeType.UPGRADE;
    of(
        admin
            .updateFeatures(
                Map.of("group.version", new FeatureUpdate(version, type)),
                new UpdateFeaturesOptions())
            .all());
  }

  /** Nobody may use the endpoint's group any more. */
  void denyReading(String endpoint) {
    deny(ResourceType.GROUP, group(endpoint));
  }

  /** Nobody may use this topic any more. */
  void denyWriting(String name) {
    deny(ResourceType.TOPIC, name);
  }

  /** Returns when the broker goes by it: its controller answers somewhat earlier. */
  private void deny(ResourceType type, String name) {
    AclBinding denied =
        new AclBinding(
            new ResourcePattern(type, name, PatternType.LITERAL),
            new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.DENY));
    of(admin.createAcls(List.of(denied)).all());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> of(admin.describeAcls(denied.toFilter()).values()).contains(denied));
  }

  /** Everybody may do everything again. */
  void denyNothing() {
    of(admin.deleteAcls(List.of(AclBindingFilter.ANY)).all());
  }

  private TopicPartition partition(int partition) {
    return new TopicPartition(topic.name(), partition);
  }

  private static String group(String endpoint) {
    return "notifier." + endpoint;
  }

  private static <T> T of(KafkaFuture<T> answer) {
    try {
      return answer.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
