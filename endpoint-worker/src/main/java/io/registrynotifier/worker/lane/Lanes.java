package io.registrynotifier.worker.lane;

import io.registrynotifier.endpoint.Ordering;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * The lanes of one partition: which may go next, which are out, which are held. Lanes take turns; a
 * lane that has nothing is forgotten. Times are readings of one monotonic nanosecond ticker.
 * Confined to its endpoint's flow.
 */
public final class Lanes {
  private static final Object WHOLE_PARTITION = new Object();

  private final Ordering ordering;
  private final Map<Object, Lane> lanes = new HashMap<>();
  private final Deque<Lane> ready = new ArrayDeque<>();
  private final PriorityQueue<Hold> held =
      new PriorityQueue<>(Comparator.comparingLong(Hold::untilNanos));

  /** No lanes yet. */
  public Lanes(Ordering ordering) {
    this.ordering = ordering;
  }

  /** Puts a delivery at the end of its lane. */
  public void add(Owed owed) {
    Lane lane = lanes.computeIfAbsent(key(owed), Lane::new);
    lane.add(owed);
    if (lane.state() == Lane.State.IDLE) {
      makeReady(lane);
    }
  }

  /** The lane whose turn it is; it is out until it is put back, held or released. */
  public Optional<Lane> next() {
    for (Lane lane = ready.pollFirst(); lane != null; lane = ready.pollFirst()) {
      if (lane.state() == Lane.State.READY) {
        lane.state(Lane.State.OUT);
        return Optional.of(lane);
      }
    }
    return Optional.empty();
  }

  /**
   * Takes the lane of one delivery out of turn, whether it is ready or held; empty when it is out.
   */
  public Optional<Lane> take(Owed owed) {
    Lane lane = owed.lane();
    if (lane.state() == Lane.State.OUT) {
      return Optional.empty();
    }
    lane.state(Lane.State.OUT);
    return Optional.of(lane);
  }

  /** The lane's turn is over: it goes to the end of the row, or away when it is empty. */
  public void putBack(Lane lane) {
    if (lane.isEmpty()) {
      lanes.remove(lane.key());
      lane.state(Lane.State.IDLE);
    } else {
      makeReady(lane);
    }
  }

  /** The lane's turn was not used: it stays first in the row. */
  public void putBackFirst(Lane lane) {
    lane.state(Lane.State.READY);
    ready.addFirst(lane);
  }

  /** The lane waits until a time. */
  public void hold(Lane lane, long untilNanos) {
    lane.hold(untilNanos);
    held.add(new Hold(lane, untilNanos));
  }

  /** Makes ready every held lane whose time has come. */
  public void release(long nowNanos) {
    while (!held.isEmpty() && held.peek().untilNanos() - nowNanos <= 0) {
      releaseFirst();
    }
  }

  /** Makes every held lane ready. */
  public void releaseAll() {
    while (!held.isEmpty()) {
      releaseFirst();
    }
  }

  /** When the next held lane's time comes. */
  public OptionalLong nextRelease() {
    while (!held.isEmpty() && !held.peek().isCurrent()) {
      held.poll();
    }
    return held.isEmpty() ? OptionalLong.empty() : OptionalLong.of(held.peek().untilNanos());
  }

  /** Whether a lane may go next. */
  public boolean hasReady() {
    while (!ready.isEmpty() && ready.peekFirst().state() != Lane.State.READY) {
      ready.pollFirst();
    }
    return !ready.isEmpty();
  }

  /** How many lanes have something. */
  public int size() {
    return lanes.size();
  }

  private void releaseFirst() {
    Hold hold = held.remove();
    if (hold.isCurrent()) {
      makeReady(hold.lane());
    }
  }

  private void makeReady(Lane lane) {
    lane.state(Lane.State.READY);
    ready.addLast(lane);
  }

  private Object key(Owed owed) {
    return switch (ordering) {
      case KEY -> owed.delivery().event().attributes().key();
      case PARTITION -> WHOLE_PARTITION;
      case NONE -> owed;
    };
  }

  private record Hold(Lane lane, long untilNanos) {
    boolean isCurrent() {
      return lane.state() == Lane.State.HELD && lane.heldUntilNanos() == untilNanos;
    }
  }
}
