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
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.OffsetMetadataTooLarge;
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
  private static final Duration SYNC_TIMEOUT = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;
  private final String group;
  private final String topic;
  private final Supplier<String> topicId;
  private final CommitSchedule schedule;
  private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
  private CommitMetadataCodec codec;

  Commits(
      Consumer<byte[], byte[]> consumer,
      String group,
      String topic,
      Supplier<String> topicId,
      CommitMetadataCodec codec,
      CommitSchedule schedule) {
    this.consumer = consumer;
    this.group = group;
    this.topic = topic;
    this.topicId = topicId;
    this.codec = codec;
    this.schedule = schedule;
  }

  CommitSchedule schedule() {
    return schedule;
  }

  /** Sends what has changed; the answer comes while polling. */
  void commit(List<Progress> progress, long nowNanos) {
    boolean everything = schedule.isRefreshDue(nowNanos);
    Map<TopicPartition, OffsetAndMetadata> offsets = offsets(progress);
    if (everything) {
      schedule.refreshed(nowNanos);
    } else {
      offsets.entrySet().removeIf(each -> each.getValue().equals(committed.get(each.getKey())));
    }
    if (offsets.isEmpty()) {
      schedule.ended();
    } else {
      consumer.commitAsync(offsets, this::answered);
    }
  }

  /** Commits and waits for the answer: the last word before partitions are handed over. */
  void commitNow(List<Progress> progress) {
    Map<TopicPartition, OffsetAndMetadata> offsets = offsets(progress);
    offsets.entrySet().removeIf(each -> each.getValue().equals(committed.get(each.getKey())));
    if (offsets.isEmpty()) {
      return;
    }
    try {
      commitSync(offsets);
      committed.putAll(offsets);
    } catch (KafkaException e) {
      failed(e);
    }
  }

  /** These partitions are somebody else's now. */
  void forget(Collection<TopicPartition> partitions) {
    committed.keySet().removeAll(partitions);
  }

  private void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
    try {
      consumer.commitSync(offsets, SYNC_TIMEOUT);
    } catch (WakeupException e) {
      consumer.commitSync(offsets, SYNC_TIMEOUT); // woken for something else; this still stands
    }
  }

  private void answered(
      Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
    schedule.ended();
    if (failure == null) {
      committed.putAll(offsets);
    } else {
      failed(failure);
    }
  }

  /** Expected while a group rebalances or a broker is away; the next commit says the same again. */
  private void failed(Exception failure) {
    if (failure instanceof OffsetMetadataTooLarge) {
      codec = codec.shorter();
    }
    log.atDebug()
        .addKeyValue("group", group)
        .addKeyValue("error", failure)
        .log("commit failed, the next one says it again");
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets(List<Progress> progress) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Progress each : progress) {
      CommitMetadata metadata = new CommitMetadata(topicId.get(), each.doneBeyond(), each.retry());
      offsets.put(
          new TopicPartition(topic, each.partition()),
          new OffsetAndMetadata(each.commitReady(), codec.encode(each.commitReady(), metadata)));
    }
    return offsets;
  }
}
