package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.lane.Lane;
import io.registrynotifier.worker.lane.Lanes;
import io.registrynotifier.worker.lane.Owed;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.Counts;
import io.registrynotifier.worker.offset.OffsetWindow;
import io.registrynotifier.worker.retry.RetryState;
import io.registrynotifier.worker.retry.RetryStates;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One partition while it is assigned here. A new assignment makes a new one, so whatever still
 * comes back for an old one finds it forgotten and changes nothing. Confined to its endpoint's
 * flow.
 */
final class PartitionFlow {
  private final int partition;
  private CommitMetadata restored;
  private final OffsetWindow<Owed> window;
  private final Lanes lanes;
  private final NavigableMap<Long, Owed> failed = new TreeMap<>();
  private long undoneBytes;
  private int inFlight;
  private final long begun;
  private long delivered;
  private long putAside;
  private long passedOver;
  private State state = State.OPEN;

  /** {@code restored} has counts that have begun. */
  PartitionFlow(int partition, long committed, CommitMetadata restored, Lanes lanes) {
    this.partition = partition;
    this.restored = restored;
    this.window = new OffsetWindow<>(committed);
    this.lanes = lanes;
    this.begun = restored.counts().begun();
    this.delivered = restored.counts().delivered();
    this.putAside = restored.counts().putAside();
    this.passedOver = restored.counts().passedOver();
  }

  int partition() {
    return partition;
  }

  Lanes lanes() {
    return lanes;
  }

  Optional<Owed> oldest() {
    return window.oldest();
  }

  Optional<Owed> owed(long offset) {
    return window.owed(offset);
  }

  /** What was restored of this offset and of those beyond is true of other events. */
  void distrust(long offset) {
    restored = restored.below(offset);
  }

  /** Whether an offset was taken in already, as it is after a seek back. */
  boolean knows(long offset) {
    return offset < window.position();
  }

  boolean wasDoneBefore(long offset) {
    return restored.doneBeyond().contains(offset);
  }

  /** Takes an event in that was done before, and counted. */
  void skip(Delivery delivery) {
    window.addDone(delivery.offset());
  }

  /** Takes an event in that is not wanted. */
  void pass(Delivery delivery) {
    window.addDone(delivery.offset());
    passedOver++;
  }

  /** Takes a delivery in; one that has failed before goes on with the retries it had. */
  Owed owe(Delivery delivery, long nowNanos) {
    Owed owed = new Owed(delivery, nowNanos);
    restored.retries().at(delivery.offset()).ifPresent(state -> restore(owed, state));
    window.add(delivery.offset(), owed);
    undoneBytes += owed.bytes();
    lanes.add(owed);
    return owed;
  }

  private void restore(Owed owed, RetryState state) {
    owed.restore(state);
    failed.put(owed.delivery().offset(), owed);
  }

  /** Everything in the parcel is to be tried again, if it is not to be put aside. */
  void failed(Parcel parcel) {
    for (Owed owed : parcel.owed()) {
      failed.put(owed.delivery().offset(), owed);
    }
  }

  /** No event stands between what was taken in and this offset. */
  void advance(long position) {
    window.advance(position);
  }

  /** Everything in the parcel is done, and its lanes may go on. */
  void finish(Parcel parcel) {
    parcel.removeFromLanes();
    parcel.owed().forEach(this::finish);
    undoneBytes -= parcel.bytes();
    for (Lane lane : parcel.lanes()) {
      lanes.putBack(lane);
    }
  }

  private void finish(Owed owed) {
    long offset = owed.delivery().offset();
    window.finish(offset);
    if (owed.isRejected()) {
      putAside++;
    } else {
      delivered++;
    }
    if (!failed.isEmpty()) {
      failed.remove(offset);
    }
  }

  void started() {
    inFlight++;
  }

  void ended() {
    inFlight--;
  }

  boolean isIdle() {
    return inFlight == 0;
  }

  /** Nothing more goes out; what is out may still be finished. */
  void stop() {
    state = State.STOPPED;
  }

  /** It belongs to somebody else: nothing that comes back counts. */
  void forget() {
    state = State.FORGOTTEN;
  }

  boolean maySend() {
    return state == State.OPEN;
  }

  boolean isForgotten() {
    return state == State.FORGOTTEN;
  }

  /** Whether what is read next was known to a process before, whose commit could tell of it. */
  boolean isRestoring() {
    return window.position() < restored.doneBeyond().end();
  }

  /** How many offsets stand between what may be committed and what was taken in. */
  long span() {
    return window.span();
  }

  /** Undone records, and stretches that are done beyond what may be committed. */
  int looseEnds() {
    return window.undone() + window.runs();
  }

  int undone() {
    return window.undone();
  }

  long undoneBytes() {
    return undoneBytes;
  }

  Progress progress() {
    Optional<Owed> oldest = window.oldest();
    return new Progress(
        partition,
        window.commitReady(),
        window.position(),
        window.doneBeyond().with(restored.doneBeyond().from(window.position())),
        window.undone(),
        inFlight,
        oldest.map(owed -> owed.delivery().published()),
        retries().with(restored.retries().from(window.position())),
        counts());
  }

  /** What became of everything up to here. */
  Counts counts() {
    return new Counts(begun, delivered, putAside, passedOver);
  }

  private RetryStates retries() {
    NavigableMap<Long, RetryState> states = new TreeMap<>();
    failed.forEach(
        (offset, owed) -> owed.retryState().ifPresent(state -> states.put(offset, state)));
    return states.isEmpty() ? RetryStates.NONE : new RetryStates(states);
  }

  private enum State {
    OPEN,
    STOPPED,
    FORGOTTEN
  }
}
