package io.registrynotifier.worker.consume;

import io.registrynotifier.topic.EventReader;
import io.registrynotifier.topic.EventRecords;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.dispatch.Dispatcher;
import io.registrynotifier.worker.dispatch.FlowState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * One consumer's turns: prepare what was assigned, poll, take in, commit. It never waits for HTTP:
 * an endpoint that is full is paused, and polling goes on. Confined to the poll thread but for
 * {@link #wake} and {@link #state}.
 */
final class PollLoop {
  private static final Duration POLL_BEFORE_COMMIT = Duration.ofMillis(5);

  /** After a turn that failed the next one tells soon whether all is well again. */
  private static final Duration POLL_AFTER_FAILURE = Duration.ofMillis(500);

  /** A paused partition that is at its end says nothing when more comes: the end is looked at. */
  private static final Duration POLL_WHILE_AT_AN_END = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> consumer;
  private final Dispatcher dispatcher;
  private final Assignment assignment;
  private final Commits commits;
  private final KnownTopic known;
  private final Supplier<LogEnds> ends;
  private final LongSupplier nanoTime;
  private final EventReader reader = new EventReader();
  private final AtomicBoolean polling = new AtomicBoolean();
  private final Map<Integer, Long> positions = new HashMap<>();
  private long positionsAtChange;
  private boolean awaitsMore;
  private @Nullable CompletableFuture<FlowState> asked;
  private long askedAtChange;
  private @Nullable RuntimeException unbegun;
  private boolean calm;
  private volatile FlowState state = FlowState.EMPTY;
  private volatile long turnedNanos;

  PollLoop(
      Consumer<byte[], byte[]> consumer,
      Dispatcher dispatcher,
      Assignment assignment,
      Commits commits,
      KnownTopic known,
      Supplier<LogEnds> ends,
      LongSupplier nanoTime) {
    this.consumer = consumer;
    this.dispatcher = dispatcher;
    this.assignment = assignment;
    this.commits = commits;
    this.known = known;
    this.ends = ends;
    this.nanoTime = nanoTime;
    this.turnedNanos = nanoTime.getAsLong();
  }

  /** The state that was last looked at. Any thread. */
  FlowState state() {
    return state;
  }

  /**
   * When the last turn ended, well or not; while a poll waits, when it will at the latest. Any
   * thread.
   */
  long turnedNanos() {
    return turnedNanos;
  }

  /** Ends a poll that waits for records, because something else can be done. Any thread. */
  void wake() {
    if (polling.compareAndSet(true, false)) {
      consumer.wakeup();
    }
  }

  /**
   * One turn. Throws what the client throws and cannot be settled here; when all else is done, what
   * keeps a partition from being begun.
   */
  void turn() {
    boolean failed = true;
    try {
      read();
      failed = false;
    } catch (WakeupException e) {
      failed = false; // something else can be done: the next turn does it
    } finally {
      calm = !failed && unbegun == null;
      turnedNanos = nanoTime.getAsLong();
    }
    if (unbegun != null) {
      throw unbegun; // told by whoever runs the loop
    }
  }

  private void read() {
    try {
      endIfTopicIsAnother();
      unbegun = assignment.prepare().orElse(null);
      calm &= unbegun == null;
      take(poll());
      commit();
    } catch (OffsetOutOfRangeException e) {
      positions.clear();
      assignment.outOfRange(e);
    } catch (NoOffsetForPartitionException e) {
      assignment.onPartitionsAssigned(e.partitions());
    }
  }

  /**
   * The last commit, when nothing more is under way. A rebalance is lived through first, within the
   * bound: until it is over nothing can be committed, and whoever gets the partitions would deliver
   * again what was delivered meanwhile.
   */
  void finish(Duration bound) {
    long deadline = nanoTime.getAsLong() + bound.toNanos();
    while (!commitLast(bound) && nanoTime.getAsLong() - deadline < 0) {
      rebalance();
    }
    commits.end();
  }

  private boolean commitLast(Duration bound) {
    return Waits.atMost(bound, dispatcher.state()).map(this::commitLast).orElse(true);
  }

  private boolean commitLast(FlowState last) {
    state = last;
    return commits.commitUnlessRebalancing(last.partitions());
  }

  /** Polling is what takes part in it; nothing is read. */
  private void rebalance() {
    try {
      consumer.pause(consumer.assignment());
      consumer.poll(POLL_BEFORE_COMMIT);
    } catch (WakeupException e) {
      // woken for something else; this still stands
    }
  }

  private void endIfTopicIsAnother() {
    if (known.isReplaced()) {
      throw new TopicReplacedException();
    }
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    polling.set(true); // from here on room that is freed ends the poll that does not know of it
    try {
      pause();
      Duration longest = longestPoll();
      turnedNanos = nanoTime.getAsLong() + longest.toNanos();
      return consumer.poll(longest);
    } finally {
      polling.set(false);
    }
  }

  /** Nothing looks at the clock while nothing happens: records, and what changes, end a poll. */
  private Duration longestPoll() {
    if (asked != null) {
      return POLL_BEFORE_COMMIT;
    }
    if (!calm) {
      return POLL_AFTER_FAILURE;
    }
    Duration longest = commits.longestPoll(dispatcher.hasChanged(), nanoTime.getAsLong());
    return awaitsMore && longest.compareTo(POLL_WHILE_AT_AN_END) > 0
        ? POLL_WHILE_AT_AN_END
        : longest;
  }

  /** What is wanted is worked out anew each turn: a rebalance may have changed what is paused. */
  private void pause() {
    forgetPositionsOfBefore();
    boolean room = dispatcher.hasRoom();
    awaitsMore = false;
    Set<TopicPartition> pause = new HashSet<>(consumer.assignment());
    pause.removeIf(each -> assignment.isPrepared(each) && mayBeRead(each.partition(), room));
    Set<TopicPartition> resume = new HashSet<>(consumer.paused());
    resume.removeAll(pause);
    consumer.resume(resume);
    pause.removeAll(consumer.paused());
    consumer.pause(pause);
  }

  /**
   * Where there is room for a few partitions alone, one that has nothing to read stays paused: a
   * fetch would wait for it at the broker, and the others, when there is room for them again, would
   * wait for the fetch. What is not known is taken to be there.
   */
  private boolean mayBeRead(int partition, boolean roomForAll) {
    boolean may = dispatcher.hasRoomFor(partition);
    boolean reads = may && (roomForAll || !isAtItsEnd(partition));
    awaitsMore |= may && !reads;
    return reads;
  }

  private boolean isAtItsEnd(int partition) {
    OptionalLong end = ends.get().end(partition);
    Long position = positions.get(partition);
    return end.isPresent() && position != null && position >= end.getAsLong();
  }

  /** Those of partitions that left and came back may be too high. */
  private void forgetPositionsOfBefore() {
    if (positionsAtChange != assignment.changes()) {
      positionsAtChange = assignment.changes();
      positions.clear();
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    records
        .nextOffsets()
        .forEach(
            (partition, next) -> {
              positions.put(partition.partition(), next.offset());
              next.leaderEpoch().ifPresent(epoch -> commits.readInEpoch(partition, epoch));
              List<ConsumerRecord<byte[], byte[]>> read = records.records(partition);
              assignment.holdAgainst(partition, read);
              dispatcher.take(partition.partition(), deliveries(read), next.offset());
            });
  }

  private List<Delivery> deliveries(List<ConsumerRecord<byte[], byte[]>> records) {
    List<Delivery> deliveries = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      reader
          .event(record)
          .ifPresent(
              event ->
                  deliveries.add(
                      new Delivery(
                          record.partition(),
                          record.offset(),
                          Instant.ofEpochMilli(record.timestamp()),
                          event,
                          EventRecords.redriveTo(record))));
    }
    return deliveries;
  }

  private void commit() {
    long now = nanoTime.getAsLong();
    if (asked == null && commits.isDue(dispatcher.hasChanged(), now)) {
      commits.schedule().started(now);
      askedAtChange = assignment.changes();
      asked = dispatcher.stateToCommit();
    }
    CompletableFuture<FlowState> answer = asked;
    if (answer != null && answer.isDone()) {
      asked = null;
      state = answer.join();
      commitUnlessReassigned(now);
    }
  }

  /** What was asked before partitions changed hands may say too little of those that came back. */
  private void commitUnlessReassigned(long now) {
    if (askedAtChange == assignment.changes()) {
      commits.commit(state.partitions(), now);
      assignment.beginDropped(state.partitions());
    } else {
      commits.drop();
    }
  }
}
