package io.registrynotifier.worker.consume;

import io.registrynotifier.worker.dispatch.Dispatcher;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins partitions where their last commits say, as far as the log is still the one that those
 * tell of. Confined to the poll thread.
 */
final class Beginnings {
  private static final Logger log = LoggerFactory.getLogger(Beginnings.class);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

  /** What one partition may keep the others waiting for, each time that it cannot be begun. */
  private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> consumer;
  private final Dispatcher dispatcher;
  private final Commits commits;
  private final RestoredCommits restored;
  private final CommitMetadataCodec codec;
  private final KnownTopic known;
  private final GroupListener listener;
  private final String group;
  private final Map<TopicPartition, Integer> failures = new HashMap<>();

  Beginnings(
      Consumer<byte[], byte[]> consumer,
      Dispatcher dispatcher,
      Commits commits,
      RestoredCommits restored,
      CommitMetadataCodec codec,
      KnownTopic known,
      GroupListener listener,
      String group) {
    this.consumer = consumer;
    this.dispatcher = dispatcher;
    this.commits = commits;
    this.restored = restored;
    this.codec = codec;
    this.known = known;
    this.listener = listener;
    this.group = group;
  }

  /**
   * Begins these partitions, and says each that is begun. Throws what keeps others from it; {@link
   * NoLeaderException} when only those are left that have no leader.
   */
  void begin(Set<TopicPartition> waiting, java.util.function.Consumer<TopicPartition> begun) {
    List<TopicPartition> led = new ArrayList<>(waiting);
    List<TopicPartition> leaderless = leaderless(waiting);
    led.removeAll(leaderless);
    leaderless.forEach(this::position);
    beginAll(led, begun);
    if (!leaderless.isEmpty()) {
      throw new NoLeaderException(leaderless);
    }
  }

  /** These are somebody else's now. */
  void forget(Collection<TopicPartition> partitions) {
    failures.keySet().removeAll(partitions);
  }

  /**
   * As the client knows it, which looks for leaders by itself as long as it knows of none. What it
   * does not know of is taken to have one.
   */
  private List<TopicPartition> leaderless(Set<TopicPartition> partitions) {
    return partitions.stream()
        .map(TopicPartition::topic)
        .distinct()
        .flatMap(topic -> consumer.partitionsFor(topic, CHECK_TIMEOUT).stream())
        .filter(info -> info.leader() == null)
        .map(Beginnings::partition)
        .filter(partitions::contains)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  /** The client would look for positions of its own whichever partition it is asked about. */
  private void position(TopicPartition partition) {
    if (failures.putIfAbsent(partition, 0) == null) {
      consumer.seek(partition, 0);
    }
  }

  /** Those that could not be begun before come last, or they would keep the others waiting. */
  private List<TopicPartition> inOrder(Collection<TopicPartition> partitions) {
    return partitions.stream()
        .sorted(Comparator.comparing(partition -> failures.getOrDefault(partition, 0)))
        .toList();
  }

  private void beginAll(
      List<TopicPartition> partitions, java.util.function.Consumer<TopicPartition> begun) {
    if (partitions.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> committed =
        consumer.committed(Set.copyOf(partitions), ANSWER_TIMEOUT);
    Map<TopicPartition, OffsetAndMetadata> reached = commits.beyond(committed);
    LogCheck check = new LogCheck(consumer, CHECK_TIMEOUT);
    partitions.forEach(partition -> expect(partition, reached.get(partition), check));
    for (TopicPartition partition : inOrder(partitions)) {
      failures.merge(partition, 1, Integer::sum);
      begin(partition, reached.get(partition), check);
      tellCommitted(partition, committed.get(partition));
      failures.remove(partition);
      begun.accept(partition);
    }
  }

  private void tellCommitted(TopicPartition partition, @Nullable OffsetAndMetadata committed) {
    commits.begun(partition, committed);
    if (committed != null && !isOfAnotherTopic(decoded(committed))) {
      listener.committed(partition.partition(), decoded(committed).counts());
    }
  }

  private void expect(
      TopicPartition partition, @Nullable OffsetAndMetadata committed, LogCheck check) {
    if (committed == null) {
      check.skip(partition);
    } else {
      CommitMetadata metadata = decoded(committed);
      check.expect(
          partition,
          isOfAnotherTopic(metadata) ? OptionalInt.empty() : metadata.epoch(),
          Math.max(committed.offset(), metadata.end()));
    }
  }

  private void begin(
      TopicPartition partition, @Nullable OffsetAndMetadata committed, LogCheck check) {
    if (committed == null) {
      beginAtOldest(partition, "no offset is committed for the partition, which is new");
    } else if (isOfAnotherTopic(decoded(committed))) {
      beginAtOldest(partition, "the topic was deleted and made again");
    } else {
      beginAtCommit(partition, committed, check);
    }
  }

  /**
   * What the commit tells of offsets that the log has lost since is not true of their successors.
   */
  private void beginAtCommit(
      TopicPartition partition, OffsetAndMetadata committed, LogCheck check) {
    CommitMetadata metadata = decoded(committed);
    OptionalLong divergence = check.divergence(partition);
    if (divergence.isEmpty()) {
      check.seek(partition, metadata.epoch(), committed.offset());
      start(partition, committed.offset(), metadata);
    } else {
      long resume = Math.min(committed.offset(), divergence.getAsLong());
      consumer.seek(partition, resume);
      start(partition, resume, metadata.below(divergence.getAsLong()));
      log.atError()
          .addKeyValue("group", group)
          .addKeyValue("partition", partition.partition())
          .addKeyValue("offset", committed.offset())
          .addKeyValue("divergence", divergence.getAsLong())
          .addKeyValue("resume", resume)
          .log("the log is shorter than what was read of it, Kafka has lost events");
    }
    metadata.epoch().ifPresent(epoch -> commits.readInEpoch(partition, epoch));
  }

  /** Everything that the log still has is taken for new. */
  void beginAtOldest(TopicPartition partition, String why) {
    long oldest = oldest(partition, CHECK_TIMEOUT);
    consumer.seek(partition, oldest);
    start(partition, oldest, CommitMetadata.NONE);
    log.atWarn()
        .addKeyValue("group", group)
        .addKeyValue("partition", partition.partition())
        .addKeyValue("offset", oldest)
        .addKeyValue("reason", why)
        .log("begins at the oldest event");
  }

  /** The offset of the oldest event that the log has. */
  long oldest(TopicPartition partition) {
    return oldest(partition, ANSWER_TIMEOUT);
  }

  private long oldest(TopicPartition partition, Duration bound) {
    return consumer.beginningOffsets(Set.of(partition), bound).getOrDefault(partition, 0L);
  }

  private void start(TopicPartition partition, long offset, CommitMetadata metadata) {
    restored.put(partition, metadata);
    dispatcher.assign(partition.partition(), offset, metadata);
  }

  private CommitMetadata decoded(OffsetAndMetadata committed) {
    return codec.decode(committed.offset(), committed.metadata());
  }

  /**
   * Nothing may be checked against a topic that nothing is known of: a client that hears an epoch
   * of the topic before waits for ever for this one's to be as high.
   */
  private boolean isOfAnotherTopic(CommitMetadata metadata) {
    if (!metadata.topicId().isEmpty() && known.id().isEmpty()) {
      throw new TimeoutException("nothing is known of the events topic yet");
    }
    return !metadata.topicId().equals(known.id()) && !metadata.topicId().isEmpty();
  }
}
