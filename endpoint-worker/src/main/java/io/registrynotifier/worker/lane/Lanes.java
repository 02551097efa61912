package io.registrynotifier.worker.lane;

import io.registrynotifier.endpoint.Ordering;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * The lanes of one partition: which may go next, which are out, which are held. Lanes take turns,
 * which are numbered across all partitions of the endpoint; a lane whose head is to be put aside
 * waits apart from those whose head is to be tried; a lane that has nothing is forgotten. Times are
 * readings of one monotonic nanosecond ticker. Confined to its endpoint's flow.
 */
public final class Lanes {
  /** The turn of nobody: it comes after all others. */
  public static final long NO_TURN = Long.MAX_VALUE;

  private static final Object WHOLE_PARTITION = new Object();

  private final Ordering ordering;
  private final Turns turns;
  private final Map<Object, Lane> lanes = new HashMap<>();
  private final Deque<Lane> ready = new ArrayDeque<>();
  private final Deque<Lane> rejected = new ArrayDeque<>();
  private final PriorityQueue<Hold> held = new PriorityQueue<>();
  private long holds;

  /** No lanes yet. {@code turns} is shared by all partitions of the endpoint. */
  public Lanes(Ordering ordering, Turns turns) {
    this.ordering = ordering;
    this.turns = turns;
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
      lane.inRow(false);
      if (isReady(lane)) {
        return Optional.of(out(lane));
      }
    }
    return Optional.empty();
  }

  /** A lane whose head is to be put aside; it is out until it is put back or held. */
  public Optional<Lane> nextRejected() {
    return Optional.ofNullable(rejected.pollFirst()).map(Lanes::out);
  }

  /**
   * Takes the lane of one delivery out of turn, whether it is ready or held; empty when it is out,
   * when the delivery is not its head, or when its head is to be put aside.
   */
  public Optional<Lane> take(Owed owed) {
    Lane lane = owed.lane();
    return lane.state() == Lane.State.OUT || lane.head() != owed || lane.isRejected()
        ? Optional.empty()
        : Optional.of(out(lane));
  }

  /**
   * The delivery is to be put aside, for a cause that is told in words, as soon as it is the first
   * of its lane; false, and nothing changed, while its lane is out.
   */
  public boolean reject(Owed owed, String cause) {
    Lane lane = owed.lane();
    if (lane.state() == Lane.State.OUT) {
      return false;
    }
    boolean isHead = lane.head() == owed;
    boolean isNew = !owed.isRejected();
    owed.reject(cause);
    if (isHead && isNew) {
      makeReady(lane);
    }
    return true;
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
    lane.inRow(true);
    ready.addFirst(lane);
  }

  /** The lane waits until a time. */
  public void hold(Lane lane, long untilNanos) {
    lane.hold(untilNanos);
    held.add(new Hold(lane, untilNanos, holds++));
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

  /**
   * The number of the first turn here, from 1 on; {@link #NO_TURN} when no lane waits for nothing
   * but its turn.
   */
  public long turn() {
    while (!ready.isEmpty() && !isReady(ready.getFirst())) {
      ready.removeFirst().inRow(false);
    }
    return ready.isEmpty() ? NO_TURN : ready.getFirst().turn();
  }

  /** How many lanes wait for nothing but their turn, and some that were taken out of it. */
  public int waiting() {
    return ready.size();
  }

  private static boolean isReady(Lane lane) {
    return lane.state() == Lane.State.READY && !lane.isRejected();
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
    if (lane.isRejected()) {
      rejected.addLast(lane);
    } else if (!lane.inRow()) {
      lane.inRow(true);
      lane.turn(turns.next());
      ready.addLast(lane);
    }
  }

  private static Lane out(Lane lane) {
    lane.state(Lane.State.OUT);
    return lane;
  }

  private Object key(Owed owed) {
    return switch (ordering) {
      case KEY -> owed.delivery().event().attributes().key();
      case PARTITION -> WHOLE_PARTITION;
      case NONE -> owed;
    };
  }

  private record Hold(Lane lane, long untilNanos, long order) implements Comparable<Hold> {
    /** By difference, since a ticker may pass from its highest number to its lowest. */
    @Override
    public int compareTo(Hold other) {
      long later = untilNanos - other.untilNanos;
      return later == 0 ? Long.compare(order, other.order) : Long.signum(later);
    }

    boolean isCurrent() {
      return lane.state() == Lane.State.HELD && lane.heldUntilNanos() == untilNanos;
    }
  }
}
