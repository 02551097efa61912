package io.registrynotifier.worker.consume;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.Counts;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
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
  private static final int ANSWER_BOUND_MILLIS = 5_000;

  private final Admin admin;
  private final String topic;
  private final Clock clock;
  private final BooleanSupplier wanted;

  /** Nothing is written any more when it is not {@code wanted}. */
  GroupStart(Admin admin, String topic, Clock clock, BooleanSupplier wanted) {
    this.admin = admin;
    this.topic = topic;
    this.clock = clock;
    this.wanted = wanted;
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
    return topic()
        .thenCompose(found -> startOffsets(found, start))
        .thenCompose(offsets -> unlessBegun(group, () -> commit(group, offsets)));
  }

  private CompletionStage<Void> unlessBegun(String group, Supplier<CompletionStage<Void>> next) {
    return admin
        .listConsumerGroupOffsets(
            group, new ListConsumerGroupOffsetsOptions().timeoutMs(ANSWER_BOUND_MILLIS))
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
    if (!wanted.getAsBoolean()) {
      return CompletableFuture.completedStage(null);
    }
    return admin
        .alterConsumerGroupOffsets(
            group, offsets, new AlterConsumerGroupOffsetsOptions().timeoutMs(ANSWER_BOUND_MILLIS))
        .all()
        .toCompletionStage()
        .exceptionally(KafkaProblems.naming("group " + group));
  }

  private CompletionStage<DescribedTopic> topic() {
    return DescribedTopic.ask(admin, topic, ANSWER_BOUND_MILLIS).thenApply(GroupStart::withLeaders);
  }

  private static DescribedTopic withLeaders(DescribedTopic found) {
    if (!found.leaderless().isEmpty()) {
      throw new NoLeaderException(found.leaderless());
    }
    return found;
  }

  private CompletionStage<Map<TopicPartition, OffsetAndMetadata>> startOffsets(
      DescribedTopic found, Start start) {
    return offsets(found, spec(start))
        .thenCombine(
            offsets(found, OffsetSpec.latest()),
            (starts, ends) ->
                starts.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey,
                            at ->
                                offset(
                                    found,
                                    at.getValue(),
                                    Objects.requireNonNull(ends.get(at.getKey()))))));
  }

  /**
   * No event at or after a time has the offset -1: the endpoint begins behind the newest. The
   * commit says of which log it is, as all that follow do, and that the counting begins here.
   */
  private OffsetAndMetadata offset(
      DescribedTopic found, ListOffsetsResultInfo start, ListOffsetsResultInfo end) {
    ListOffsetsResultInfo at = start.offset() < 0 ? end : start;
    CommitMetadata metadata =
        CommitMetadata.ofStart(
            found.id(),
            at.leaderEpoch().map(OptionalInt::of).orElseGet(OptionalInt::empty),
            Counts.NONE.begunBy(clock.millis()));
    return new OffsetAndMetadata(
        at.offset(), MetadataLimit.byDefault().encode(at.offset(), metadata));
  }

  private CompletionStage<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
      DescribedTopic found, OffsetSpec spec) {
    return admin
        .listOffsets(
            found.led().stream().collect(Collectors.toMap(each -> each, each -> spec)),
            new ListOffsetsOptions().timeoutMs(ANSWER_BOUND_MILLIS))
        .all()
        .toCompletionStage();
  }

  private static OffsetSpec spec(Start start) {
    if (start instanceof Start.At at) {
      return OffsetSpec.forTimestamp(at.time().toEpochMilli());
    }
    return start instanceof Start.Earliest ? OffsetSpec.earliest() : OffsetSpec.latest();
  }
}
