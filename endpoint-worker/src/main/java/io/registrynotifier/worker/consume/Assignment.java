package io.registrynotifier.worker.consume;

import io.registrynotifier.worker.dispatch.Dispatcher;
import io.registrynotifier.worker.dispatch.Progress;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that are assigned to one consumer: begins each where its last commit says, hands
 * it over with everything committed, and accounts for what retention has deleted. Confined to the
 * poll thread.
 *
 * <p>A partition is read only after it was prepared; until then it stays paused, so that a broker
 * that is away just now delays it and nothing else.
 */
final class Assignment implements ConsumerRebalanceListener {
  private static final Logger log = LoggerFactory.getLogger(Assignment.class);
  private static final Duration COMMITTED_TIMEOUT = Duration.ofSeconds(5);

  /** What one partition may keep the others waiting for, each time that it cannot be begun. */
  private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(1);

  private static final Duration FORGET_BOUND = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final Dispatcher dispatcher;
  private final Commits commits;
  private final CommitMetadataCodec codec;
  private final KnownTopic known;
  private final GroupListener listener;
  private final String group;
  private final Supplier<Duration> handOver;
  private final Set<TopicPartition> assigned = new HashSet<>();
  private final Set<TopicPartition> unprepared = new HashSet<>();
  private final Map<TopicPartition, Integer> failures = new HashMap<>();
  private long changes;
  private final Map<TopicPartition, CommitMetadata> restored = new HashMap<>();

  Assignment(
      Consumer<byte[], byte[]> consumer,
      Dispatcher dispatcher,
      Commits commits,
      CommitMetadataCodec codec,
      KnownTopic known,
      GroupListener listener,
      String group,
      Supplier<Duration> handOver) {
    this.consumer = consumer;
    this.dispatcher = dispatcher;
    this.commits = commits;
    this.codec = codec;
    this.known = known;
    this.listener = listener;
    this.group = group;
    this.handOver = handOver;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    assigned.addAll(partitions);
    changes++;
    unprepared.addAll(partitions);
    consumer.pause(partitions);
    if (!partitions.isEmpty()) {
      consumer.wakeup(); // this runs inside a poll, which would wait for records of what is paused
    }
    report();
  }

  /** Nothing more is sent; what is out may end within a bound; then the last commit. */
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    List<Integer> numbers = numbers(partitions);
    boolean quiet = Waits.atMost(handOver.get(), stopped(numbers)).isPresent();
    Waits.atMost(FORGET_BOUND, dispatcher.forget(numbers)).ifPresent(commits::commitNow);
    forget(partitions);
    log.atInfo()
        .addKeyValue("group", group)
        .addKeyValue("partitions", numbers)
        .addKeyValue("drained", quiet)
        .log("partitions handed over");
  }

  private CompletableFuture<Boolean> stopped(List<Integer> partitions) {
    return dispatcher.stop(partitions).thenApply(nothing -> true);
  }

  /** They are somebody else's already: nothing may be committed. */
  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    var unused = dispatcher.forget(numbers(partitions));
    forget(partitions);
    log.atWarn()
        .addKeyValue("group", group)
        .addKeyValue("partitions", numbers(partitions))
        .log("partitions lost, what was under way may be delivered again");
  }

  /** How often partitions came, went or began anew: what was asked before a change is stale. */
  long changes() {
    return changes;
  }

  /** Whether the partition may be read. */
  boolean isPrepared(TopicPartition partition) {
    return !unprepared.contains(partition);
  }

  /**
   * Begins what was assigned. What cannot be begun yet stays unprepared, and is tried again by the
   * next turn: a poll comes in between, or the consumer's group would take it for dead.
   *
   * @return why something could not be begun
   */
  Optional<RuntimeException> prepare() {
    List<TopicPartition> begun = new ArrayList<>();
    try {
      if (!unprepared.isEmpty()) {
        begin(Set.copyOf(unprepared), begun);
      }
      return Optional.empty();
    } catch (RetriableException e) {
      return Optional.of(e);
    } finally {
      changes += begun.size(); // what was asked before knows nothing of them
      reportBegun(begun);
    }
  }

  /** Those that could not be begun before come last, or they would keep the others waiting. */
  private void begin(Set<TopicPartition> waiting, List<TopicPartition> begun) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        consumer.committed(waiting, COMMITTED_TIMEOUT);
    LogCheck check = new LogCheck(consumer, CHECK_TIMEOUT);
    waiting.forEach(partition -> expect(partition, committed.get(partition), check));
    List<TopicPartition> inOrder = new ArrayList<>(waiting);
    inOrder.sort(Comparator.comparing(partition -> failures.getOrDefault(partition, 0)));
    for (TopicPartition partition : inOrder) {
      failures.merge(partition, 1, Integer::sum);
      begin(partition, committed.get(partition), check);
      failures.remove(partition);
      unprepared.remove(partition);
      begun.add(partition);
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
          Math.max(committed.offset(), metadata.doneBeyond().end()));
    }
  }

  private CommitMetadata decoded(OffsetAndMetadata committed) {
    return codec.decode(committed.offset(), committed.metadata());
  }

  private void reportBegun(List<TopicPartition> begun) {
    if (!begun.isEmpty()) {
      log.atInfo()
          .addKeyValue("group", group)
          .addKeyValue("partitions", numbers(begun))
          .log("partitions begun");
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

  private boolean isOfAnotherTopic(CommitMetadata metadata) {
    return !metadata.topicId().isEmpty()
        && !known.id().isEmpty()
        && !metadata.topicId().equals(known.id());
  }

  private void beginAtOldest(TopicPartition partition, String why) {
    long oldest = oldest(partition);
    consumer.seek(partition, oldest);
    start(partition, oldest, CommitMetadata.NONE);
    log.atWarn()
        .addKeyValue("group", group)
        .addKeyValue("partition", partition.partition())
        .addKeyValue("offset", oldest)
        .addKeyValue("reason", why)
        .log("begins at the oldest event");
  }

  private void start(TopicPartition partition, long offset, CommitMetadata metadata) {
    restored.put(partition, metadata);
    listener.committed(partition.partition(), metadata.counts());
    dispatcher.assign(partition.partition(), offset, metadata);
  }

  /** Those that the endpoint's flow has given up begin again where their last commit says. */
  void beginDropped(List<Progress> known) {
    Set<TopicPartition> dropped = new HashSet<>(assigned);
    dropped.removeAll(unprepared);
    dropped.removeIf(
        partition -> known.stream().anyMatch(each -> each.partition() == partition.partition()));
    if (!dropped.isEmpty()) {
      log.atError()
          .addKeyValue("group", group)
          .addKeyValue("partitions", numbers(dropped))
          .log("partitions begin again after a defect");
      beginAgain(dropped);
    }
  }

  /** What is known of them does not hold any more; the next turn begins them. */
  private void beginAgain(Collection<TopicPartition> partitions) {
    changes++;
    var unused = dispatcher.forget(numbers(partitions));
    restored.keySet().removeAll(partitions);
    commits.forget(partitions);
    unprepared.addAll(partitions);
  }

  /**
   * Positions that the log does not have (any more) are accounted for, never reset in silence.
   * Those of partitions that are not begun yet mean nothing.
   */
  void outOfRange(OffsetOutOfRangeException failure) {
    Map<TopicPartition, Long> wanted = new HashMap<>(failure.offsetOutOfRangePartitions());
    wanted.keySet().retainAll(assigned);
    wanted.keySet().removeAll(unprepared);
    wanted.forEach(
        (partition, position) -> {
          if (position < oldest(partition)) {
            overrun(partition, position, oldest(partition));
          } else {
            truncated(partition, position, failure);
          }
        });
  }

  private void overrun(TopicPartition partition, long position, long oldest) {
    long lost = oldest - position - doneBetween(partition, position, oldest);
    consumer.seek(partition, oldest);
    dispatcher.take(partition.partition(), List.of(), oldest);
    listener.lost(lost);
    log.atError()
        .addKeyValue("group", group)
        .addKeyValue("partition", partition.partition())
        .addKeyValue("offset", position)
        .addKeyValue("oldest", oldest)
        .addKeyValue("lost", lost)
        .log("retention deleted events before they were delivered");
  }

  private long doneBetween(TopicPartition partition, long from, long to) {
    var done = restored.getOrDefault(partition, CommitMetadata.NONE).doneBeyond();
    return done.sizeBelow(to) - done.sizeBelow(from);
  }

  /**
   * Where the log parted from the one that was read, the last commit is held against it; where that
   * is not known everything may be another event.
   */
  private void truncated(
      TopicPartition partition, long position, OffsetOutOfRangeException failure) {
    boolean isKnown = failure instanceof LogTruncationException;
    beginAgain(Set.of(partition));
    if (!isKnown) {
      beginAtOldest(partition, "the log is shorter than what was read of it");
      unprepared.remove(partition);
    }
    log.atError()
        .addKeyValue("group", group)
        .addKeyValue("partition", partition.partition())
        .addKeyValue("offset", position)
        .log("the log is shorter than what was read of it, Kafka has lost events");
  }

  private long oldest(TopicPartition partition) {
    return consumer
        .beginningOffsets(Set.of(partition), COMMITTED_TIMEOUT)
        .getOrDefault(partition, 0L);
  }

  private void forget(Collection<TopicPartition> partitions) {
    changes++;
    assigned.removeAll(partitions);
    unprepared.removeAll(partitions);
    failures.keySet().removeAll(partitions);
    restored.keySet().removeAll(partitions);
    commits.forget(partitions);
    report();
  }

  private void report() {
    listener.assigned(assigned.size());
  }

  private static List<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).sorted().toList();
  }
}
