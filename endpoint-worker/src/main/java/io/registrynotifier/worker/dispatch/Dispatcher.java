package io.registrynotifier.worker.dispatch;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The door to the flow of one endpoint. Deliveries come in with {@link #take}, wait in lanes, go
 * out as attempts, and are done when they were accepted or put aside; {@link #state} says what may
 * be committed.
 *
 * <p>Thread-safe: every method posts a message and returns at once; the messages are worked off one
 * by one, by whichever thread posts. Nothing here blocks.
 */
public final class Dispatcher {
  private final Mailbox mailbox;
  private final Room room;
  private final Crowd crowd;
  private final Changes changes;
  private final EndpointFlow flow;

  /** A flow in which no partition is assigned yet. */
  public Dispatcher(Endpoint endpoint, Surroundings surroundings) {
    this.mailbox = new Mailbox(surroundings.timers());
    this.room =
        new Room(
            surroundings.bounds(),
            new Bounds(endpoint.batch().events(), endpoint.batch().maxBytes()),
            Departures.enough(endpoint),
            surroundings.turns()::hasRoom);
    this.room.expectAtOnce(surroundings.metadata().recordsAtOnce());
    this.crowd = new Crowd(surroundings.metadata(), room, surroundings.turns()::hasRoom);
    this.changes = new Changes(surroundings.turns()::changed);
    this.flow = new EndpointFlow(endpoint, surroundings, mailbox, room, crowd, changes);
  }

  /** A partition is assigned, with what its last commit said. */
  public void assign(int partition, long committed, CommitMetadata metadata) {
    mailbox.execute(() -> flow.assign(partition, committed, metadata));
  }

  /**
   * Takes in what was read of a partition, in the order of the offsets; nothing when the partition
   * is not assigned (any more).
   *
   * @param position the offset that will be read next
   */
  public void take(int partition, List<Delivery> deliveries, long position) {
    room.expect(deliveries.size());
    mailbox.execute(() -> flow.take(partition, deliveries, position));
  }

  /**
   * What the partition's commit said of this offset and of those beyond is true of other events.
   */
  public void distrust(int partition, long offset) {
    mailbox.execute(() -> flow.distrust(partition, offset));
  }

  /** So much may be owed from now on; what is beyond it goes out first. */
  public void within(Bounds bounds) {
    mailbox.execute(() -> flow.within(bounds));
  }

  /** Whether more may be taken in, whatever comes first. */
  public boolean hasRoom() {
    return !room.isFull();
  }

  /**
   * Whether more may be taken in of this partition: there is room for whatever comes first, or for
   * those that hold less than their share, and a commit can tell of more.
   */
  public boolean hasRoomFor(int partition) {
    return !crowd.isCrowded(partition)
        && (hasRoom() || (room.isTaken() && !crowd.isRich(partition)));
  }

  /**
   * Whether a partition has taken in as much as a commit's metadata can tell of: it gets more when
   * its oldest deliveries are done.
   */
  public boolean isCrowded(int partition) {
    return crowd.isCrowded(partition);
  }

  /** A commit's metadata can tell of less, or more, than was thought. */
  public void tellOf(CommitMetadataCodec metadata) {
    mailbox.execute(() -> flow.tellOf(metadata));
  }

  /** What stands where. */
  public CompletableFuture<FlowState> state() {
    CompletableFuture<FlowState> state = new CompletableFuture<>();
    mailbox.execute(() -> state.complete(flow.state()));
    return state;
  }

  /** Whether {@link #stateToCommit} has anything to say that it has not said before. */
  public boolean hasChanged() {
    return changes.any();
  }

  /** What stands where, asked by the one who commits it. */
  public CompletableFuture<FlowState> stateToCommit() {
    changes.clear();
    return state();
  }

  /** Sends nothing more of these partitions; completes when nothing of them is under way. */
  public CompletableFuture<Void> stop(Collection<Integer> partitions) {
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    mailbox.execute(() -> flow.stop(partitions, stopped));
    return stopped;
  }

  /**
   * Drops these partitions and says how far they have come. Whatever is still under way for them
   * changes nothing any more.
   */
  public CompletableFuture<List<Progress>> forget(Collection<Integer> partitions) {
    CompletableFuture<List<Progress>> forgotten = new CompletableFuture<>();
    mailbox.execute(() -> forgotten.complete(flow.forget(partitions)));
    return forgotten;
  }

  /** Drops every partition: their consumer is gone, and whoever has them now knows of no more. */
  public void forgetAll() {
    mailbox.execute(flow::forgetAll);
  }

  /** Sends nothing until {@link #release}; what is under way may end. */
  public void hold() {
    mailbox.execute(flow::hold);
  }

  /** The same, for an endpoint that is gone. */
  public void park() {
    mailbox.execute(flow::park);
  }

  /** Goes on, whether it was held or its endpoint has said that it is gone. */
  public void release() {
    mailbox.execute(flow::release);
  }

  /** Tries at once what waits for a retry, for the breaker or for what the endpoint asked for. */
  public void retryNow() {
    mailbox.execute(flow::retryNow);
  }

  /**
   * Puts one event aside as soon as nothing of its lane is under way, unless it is done by then.
   */
  public void skip(Skip skip) {
    mailbox.execute(() -> flow.skip(skip));
  }

  /** How long an attempt may take from the next one on. */
  public void timeout(Duration timeout) {
    mailbox.execute(() -> flow.timeout(timeout));
  }

  /** Sends nothing more at all; completes when nothing is under way. */
  public CompletableFuture<Void> drain() {
    CompletableFuture<Void> drained = new CompletableFuture<>();
    mailbox.execute(() -> flow.drain(drained));
    return drained;
  }
}
