package io.registrynotifier.worker.consume;

import io.registrynotifier.worker.dispatch.Dispatcher;
import io.registrynotifier.worker.dispatch.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that are assigned to one consumer: sees to it that each is begun, hands it over
 * with everything committed, and accounts for what retention has deleted. Confined to the poll
 * thread.
 *
 * <p>A partition is read only after it was prepared; until then it stays paused, so that a broker
 * that is away just now delays it and nothing else.
 */
final class Assignment implements ConsumerRebalanceListener {
  private static final Logger log = LoggerFactory.getLogger(Assignment.class);
  private static final Duration FORGET_BOUND = Duration.ofSeconds(5);
  private static final Duration MAX_LOST_BOUND = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final Dispatcher dispatcher;
  private final Commits commits;
  private final Beginnings beginnings;
  private final RestoredCommits restored;
  private final GroupListener listener;
  private final String group;
  private final Supplier<Duration> handOver;
  private final Set<TopicPartition> assigned = new HashSet<>();
  private final Set<TopicPartition> unprepared = new HashSet<>();
  private long changes;

  Assignment(
      Consumer<byte[], byte[]> consumer,
      Dispatcher dispatcher,
      Commits commits,
      Beginnings beginnings,
      RestoredCommits restored,
      GroupListener listener,
      String group,
      Supplier<Duration> handOver) {
    this.consumer = consumer;
    this.dispatcher = dispatcher;
    this.commits = commits;
    this.beginnings = beginnings;
    this.restored = restored;
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
    Waits.atMost(FORGET_BOUND, dispatcher.forget(numbers)).ifPresent(commits::handOver);
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

  /**
   * They are somebody else's already, or nobody's: nothing may be committed, but they may come
   * back. What is out may end before that, or it would be sent once more beside itself.
   */
  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    List<Integer> numbers = numbers(partitions);
    boolean quiet = Waits.atMost(lostBound(), stopped(numbers)).isPresent();
    Waits.atMost(FORGET_BOUND, dispatcher.forget(numbers)).ifPresent(commits::keep);
    forget(partitions);
    log.atWarn()
        .addKeyValue("group", group)
        .addKeyValue("partitions", numbers)
        .addKeyValue("drained", quiet)
        .log("partitions lost, what was not committed may be delivered again");
  }

  /** Joining the group again waits for it. */
  private Duration lostBound() {
    Duration bound = handOver.get();
    return bound.compareTo(MAX_LOST_BOUND) < 0 ? bound : MAX_LOST_BOUND;
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
        beginnings.begin(Set.copyOf(unprepared), begun::add);
      }
      return Optional.empty();
    } catch (RetriableException e) {
      return Optional.of(e);
    } finally {
      begun.forEach(unprepared::remove);
      changes += begun.size(); // what was asked before knows nothing of them
      reportBegun(begun);
    }
  }

  private void reportBegun(List<TopicPartition> begun) {
    if (!begun.isEmpty()) {
      log.atInfo()
          .addKeyValue("group", group)
          .addKeyValue("partitions", numbers(begun))
          .log("partitions begun");
    }
  }

  /**
   * What the commits told of records that are to be taken in, and of those beyond, must not be
   * believed when those are others.
   */
  void holdAgainst(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    restored.divergence(partition, records).ifPresent(offset -> distrust(partition, offset));
  }

  private void distrust(TopicPartition partition, long offset) {
    changes++; // what was asked before tells of what is not true any more
    restored.cut(partition, offset);
    dispatcher.distrust(partition.partition(), offset);
    log.atError()
        .addKeyValue("group", group)
        .addKeyValue("partition", partition.partition())
        .addKeyValue("divergence", offset)
        .log("the log is not the one that was read, Kafka has lost events");
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
    restored.forget(partitions);
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
          long oldest = beginnings.oldest(partition);
          if (position < oldest) {
            overrun(partition, position, oldest);
          } else {
            truncated(partition, position, failure);
          }
        });
  }

  private void overrun(TopicPartition partition, long position, long oldest) {
    long lost = oldest - position - restored.doneBetween(partition, position, oldest);
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

  /**
   * Where the log parted from the one that was read, the last commit is held against it; where that
   * is not known everything may be another event.
   */
  private void truncated(
      TopicPartition partition, long position, OffsetOutOfRangeException failure) {
    boolean isKnown = failure instanceof LogTruncationException;
    beginAgain(Set.of(partition));
    if (!isKnown) {
      beginnings.beginAtOldest(partition, "the log is shorter than what was read of it");
      unprepared.remove(partition);
    }
    log.atError()
        .addKeyValue("group", group)
        .addKeyValue("partition", partition.partition())
        .addKeyValue("offset", position)
        .log("the log is shorter than what was read of it, Kafka has lost events");
  }

  private void forget(Collection<TopicPartition> partitions) {
    changes++;
    assigned.removeAll(partitions);
    unprepared.removeAll(partitions);
    beginnings.forget(partitions);
    restored.forget(partitions);
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
