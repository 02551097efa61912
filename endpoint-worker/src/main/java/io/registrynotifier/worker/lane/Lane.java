package io.registrynotifier.worker.lane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The ordered queue of one key inside one endpoint. While its head is out with a request, or held
 * until a retry, nothing behind it moves. Confined to its endpoint's flow.
 */
public final class Lane {
  private final Object key;
  private final Deque<Owed> queue = new ArrayDeque<>(4);
  private State state = State.IDLE;
  private long heldUntilNanos;
  private boolean inRow;
  private long turn;

  Lane(Object key) {
    this.key = key;
  }

  /** What is owed here, oldest first. */
  public Iterator<Owed> iterator() {
    return queue.iterator();
  }

  /** The oldest that is owed here. */
  public Owed head() {
    return queue.getFirst();
  }

  /** The first so many are done. */
  public void remove(int count) {
    for (int i = 0; i < count; i++) {
      queue.removeFirst();
    }
  }

  Object key() {
    return key;
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Whether its head is to be put aside instead of tried. */
  boolean isRejected() {
    return !queue.isEmpty() && head().isRejected();
  }

  /** Whether it stands in the row of lanes that take turns; one that was taken out of turn does. */
  boolean inRow() {
    return inRow;
  }

  void inRow(boolean stands) {
    inRow = stands;
  }

  /** The number of its turn while it stands in the row. */
  long turn() {
    return turn;
  }

  void turn(long number) {
    turn = number;
  }

  void add(Owed owed) {
    owed.lane(this);
    queue.addLast(owed);
  }

  State state() {
    return state;
  }

  void state(State next) {
    state = next;
  }

  long heldUntilNanos() {
    return heldUntilNanos;
  }

  void hold(long untilNanos) {
    state = State.HELD;
    heldUntilNanos = untilNanos;
  }

  enum State {
    /** Has nothing, or was just made. */
    IDLE,
    /** May go next. */
    READY,
    /** Its head is out with a request. */
    OUT,
    /** Waits for the time of a retry. */
    HELD
  }
}
