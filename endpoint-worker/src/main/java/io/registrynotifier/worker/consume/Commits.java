package io.registrynotifier.worker.consume;

import io.registrynotifier.worker.dispatch.Progress;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import io.registrynotifier.worker.offset.CommitSchedule;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.OffsetMetadataTooLarge;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what is done, and in the commit's metadata what is done beyond. A commit that fails is
 * said again by the next one; it never ends the loop. Confined to the poll thread.
 */
final class Commits {
  private static final Logger log = LoggerFactory.getLogger(Commits.class);
  private static final Duration SYNC_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration POLL_FOR_ANSWER = Duration.ofSeconds(1);
  private static final Duration POLL_WHILE_QUIET = Duration.ofSeconds(5);

  /** As often as a text can be halved until it is of the least length. */
  private static final int MAX_SHORTENINGS = 5;

  private final Consumer<byte[], byte[]> consumer;
  private final String group;
  private final String topic;
  private final KnownTopic known;
  private final java.util.function.Consumer<CommitMetadataCodec> shortened;
  private final GroupListener listener;
  private final CommitSchedule schedule;
  private final Supplier<Duration> refresh;
  private final Uncommitted uncommitted;
  private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
  private final Map<TopicPartition, Integer> epochs = new HashMap<>();
  private CommitMetadataCodec codec;
  private boolean unsaid;
  private boolean ended;

  /**
   * {@code shortened} hears what a commit can tell of when the broker takes less than thought;
   * {@code listener} hears what was committed; {@code refresh} is how often everything is
   * committed, changed or not.
   */
  Commits(
      Consumer<byte[], byte[]> consumer,
      String group,
      String topic,
      KnownTopic known,
      Uncommitted uncommitted,
      CommitMetadataCodec codec,
      java.util.function.Consumer<CommitMetadataCodec> shortened,
      GroupListener listener,
      CommitSchedule schedule,
      Supplier<Duration> refresh) {
    this.consumer = consumer;
    this.group = group;
    this.topic = topic;
    this.known = known;
    this.uncommitted = uncommitted;
    this.codec = codec;
    this.shortened = shortened;
    this.listener = listener;
    this.schedule = schedule;
    this.refresh = refresh;
  }

  CommitSchedule schedule() {
    return schedule;
  }

  /** Whether to ask what has changed, or to say again what did not reach the broker. */
  boolean isDue(boolean changed, long nowNanos) {
    return schedule.isDue(nowNanos) && (isWanted(changed) || isRefreshDue(nowNanos));
  }

  /** How long a poll may wait: while nothing changes there is nothing to come back for. */
  Duration longestPoll(boolean changed, long nowNanos) {
    if (schedule.isUnderWay()) {
      return POLL_FOR_ANSWER;
    }
    return isWanted(changed) ? schedule.untilDue(nowNanos) : POLL_WHILE_QUIET;
  }

  private boolean isWanted(boolean changed) {
    return changed || unsaid;
  }

  private boolean isRefreshDue(long nowNanos) {
    return schedule.isRefreshDue(nowNanos, refresh.get());
  }

  /** What was asked is stale: it is not said. */
  void drop() {
    unsaid = true;
    schedule.ended();
  }

  /** Sends what has changed; the answer comes while polling. */
  void commit(List<Progress> progress, long nowNanos) {
    unsaid = false;
    boolean everything = isRefreshDue(nowNanos);
    Map<TopicPartition, OffsetAndMetadata> offsets =
        everything ? offsets(progress) : changed(progress);
    if (everything) {
      schedule.refreshed(nowNanos);
    }
    if (offsets.isEmpty()) {
      schedule.ended();
    } else {
      uncommitted.said(offsets);
      consumer.commitAsync(offsets, (said, failure) -> answered(said, progress, failure));
    }
  }

  /**
   * Commits and waits for the answer: the last word before partitions are handed over. What the
   * broker does not take is kept in case that they come back.
   */
  void handOver(List<Progress> progress) {
    var unused = commitUnlessRebalancing(progress);
    keep(progress);
  }

  /**
   * Keeps how far partitions had come that were lost, in case that they come back. While nobody
   * knows which topic it is, nothing is kept: it could be taken for what is known of another.
   */
  void keep(List<Progress> progress) {
    if (!known.id().isEmpty()) {
      uncommitted.keep(offsets(progress));
    }
  }

  /** What to begin partitions with whose commits are these: what was kept, if it still holds. */
  Map<TopicPartition, OffsetAndMetadata> beyond(Map<TopicPartition, OffsetAndMetadata> commits) {
    return uncommitted.beyond(commits);
  }

  /** The partition is begun, and this is its commit. */
  void begun(TopicPartition partition, @Nullable OffsetAndMetadata commit) {
    uncommitted.begun(partition, commit);
  }

  /**
   * Commits and waits for the answer; false when it was not even sent. Kafka's client commits
   * nothing from when it joins a rebalance until that is over.
   */
  boolean commitUnlessRebalancing(List<Progress> progress) {
    for (int tries = 0; tries <= MAX_SHORTENINGS && !ended; tries++) {
      Map<TopicPartition, OffsetAndMetadata> offsets = changed(progress);
      try {
        if (offsets.isEmpty() || isSettled(offsets, progress)) {
          return true;
        }
      } catch (RebalanceInProgressException e) {
        return false;
      }
    }
    return true;
  }

  /** No commit is tried from here on: everything is said, or cannot be. */
  void end() {
    ended = true;
  }

  /**
   * Events of the partition were read under this leader epoch. The newest is committed beside the
   * offset, so that whoever begins there knows whether the log is still the one that was read
   * (KIP-320).
   */
  void readInEpoch(TopicPartition partition, int epoch) {
    epochs.merge(partition, epoch, Math::max);
  }

  private OptionalInt epoch(TopicPartition partition) {
    Integer known = epochs.get(partition);
    return known == null ? OptionalInt.empty() : OptionalInt.of(known);
  }

  /** These partitions are somebody else's now, or begin anew. */
  void forget(Collection<TopicPartition> partitions) {
    committed.keySet().removeAll(partitions);
    epochs.keySet().removeAll(partitions);
    uncommitted.forget(partitions);
  }

  /** Whether it makes no sense to try once more. */
  private boolean isSettled(
      Map<TopicPartition, OffsetAndMetadata> offsets, List<Progress> progress) {
    try {
      uncommitted.said(offsets);
      commitSync(offsets);
      offsets.forEach(this::stands);
      report(offsets, progress);
      return true;
    } catch (RebalanceInProgressException e) {
      failed(offsets, e);
      throw e;
    } catch (KafkaException e) {
      failed(offsets, e);
      return !(e instanceof OffsetMetadataTooLarge);
    }
  }

  private void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
    try {
      consumer.commitSync(offsets, SYNC_TIMEOUT);
    } catch (WakeupException e) {
      consumer.commitSync(offsets, SYNC_TIMEOUT); // woken for something else; this still stands
    }
  }

  private void answered(
      Map<TopicPartition, OffsetAndMetadata> offsets,
      List<Progress> progress,
      @Nullable Exception failure) {
    schedule.ended();
    if (failure == null) {
      report(offsets, progress);
      offsets.forEach(
          (partition, offset) -> {
            if (consumer.assignment().contains(partition)) {
              stands(partition, offset);
            }
          });
    } else {
      failed(offsets, failure);
    }
  }

  private void stands(TopicPartition partition, OffsetAndMetadata commit) {
    committed.put(partition, commit);
    uncommitted.stands(partition, commit);
  }

  private void report(Map<TopicPartition, OffsetAndMetadata> offsets, List<Progress> progress) {
    for (Progress each : progress) {
      if (offsets.containsKey(new TopicPartition(topic, each.partition()))) {
        listener.committed(each.partition(), each.counts());
      }
    }
  }

  /** Expected while a group rebalances or a broker is away; the next commit says the same again. */
  private void failed(Map<TopicPartition, OffsetAndMetadata> offsets, Exception failure) {
    unsaid = true;
    if (failure instanceof RebalanceInProgressException) {
      uncommitted.unsaid(offsets);
    }
    if (failure instanceof OffsetMetadataTooLarge) {
      codec = codec.shorter();
      shortened.accept(codec);
    }
    log.atDebug()
        .addKeyValue("group", group)
        .addKeyValue("error", failure)
        .log("commit failed, the next one says it again");
  }

  private Map<TopicPartition, OffsetAndMetadata> changed(List<Progress> progress) {
    Map<TopicPartition, OffsetAndMetadata> offsets = offsets(progress);
    offsets.entrySet().removeIf(each -> each.getValue().equals(committed.get(each.getKey())));
    return offsets;
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets(List<Progress> progress) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Progress each : progress) {
      TopicPartition partition = new TopicPartition(topic, each.partition());
      CommitMetadata metadata =
          new CommitMetadata(
              known.id(), epoch(partition), each.doneBeyond(), each.retries(), each.counts());
      offsets.put(
          partition,
          new OffsetAndMetadata(each.commitReady(), codec.encode(each.commitReady(), metadata)));
    }
    return offsets;
  }
}
