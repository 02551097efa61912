package io.registrynotifier.worker.duplicate;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The last so many events by fingerprint: a ring in the order in which they came, and a table over
 * it. 36 bytes an event and 16 to 32 of the table, in arrays that grow with what is there. Not
 * thread-safe.
 *
 * <p>An entry of the table is a quarter of a fingerprint beside the slot, so that a search goes to
 * the ring, which by then has left the processor's cache, for hardly any event but the one.
 *
 * <p>A slot says where an event stands until the next {@link #add}.
 */
final class RecentEvents {
  private static final int INITIAL_SLOTS = 64;
  private static final int NOTHING = -1;
  private static final long EMPTY = 0;

  private final int max;
  private long[] high;
  private long[] low;
  private long[] offsets;
  private long[] times;
  private int[] partitions;
  private long[] table = new long[0];
  private int head;
  private int size;

  /** None yet, and at most so many. */
  RecentEvents(int max) {
    this.max = max;
    int slots = Math.min(max, INITIAL_SLOTS);
    this.high = new long[slots];
    this.low = new long[slots];
    this.offsets = new long[slots];
    this.times = new long[slots];
    this.partitions = new int[slots];
    indexAll();
  }

  /** Where the event stands; empty when it is not remembered. */
  OptionalInt find(Fingerprint print) {
    long entry = table[indexOf(print.high(), print.low())];
    return entry == EMPTY ? OptionalInt.empty() : OptionalInt.of(slot(entry));
  }

  int partition(int slot) {
    return partitions[slot];
  }

  long offset(int slot) {
    return offsets[slot];
  }

  /** When it was published, in milliseconds. */
  long time(int slot) {
    return times[slot];
  }

  /** Remembers an event, in the place of the oldest one when there are too many. */
  void add(Fingerprint print, int partition, long offset, long time) {
    find(print).ifPresent(this::remove);
    if (size == max) {
      dropOldest();
    } else if (size == high.length) {
      grow();
    }
    int slot = (head + size++) % high.length;
    high[slot] = print.high();
    low[slot] = print.low();
    offsets[slot] = offset;
    times[slot] = time;
    partitions[slot] = partition;
    table[indexOf(print.high(), print.low())] = entry(slot);
  }

  /** Forgets an event; its place in the ring is free when it is the oldest. */
  void remove(int slot) {
    unindex(indexOf(high[slot], low[slot]));
    partitions[slot] = NOTHING;
  }

  /** Forgets all events of a partition. */
  void removeAll(int partition) {
    for (int i = 0; i < size; i++) {
      int slot = (head + i) % high.length;
      if (partitions[slot] == partition) {
        remove(slot);
      }
    }
  }

  private void dropOldest() {
    if (partitions[head] != NOTHING) {
      remove(head);
    }
    head = (head + 1) % high.length;
    size--;
  }

  private void grow() {
    int slots = (int) Math.min(max, 2L * high.length);
    high = unrolled(high, slots);
    low = unrolled(low, slots);
    offsets = unrolled(offsets, slots);
    times = unrolled(times, slots);
    partitions = unrolled(partitions, slots);
    head = 0;
    indexAll();
  }

  private long[] unrolled(long[] ring, int slots) {
    long[] longer = Arrays.copyOfRange(ring, head, head + slots);
    System.arraycopy(ring, 0, longer, ring.length - head, head);
    return longer;
  }

  private int[] unrolled(int[] ring, int slots) {
    int[] longer = Arrays.copyOfRange(ring, head, head + slots);
    System.arraycopy(ring, 0, longer, ring.length - head, head);
    return longer;
  }

  private void indexAll() {
    table = new long[Integer.highestOneBit(high.length) * 4];
    for (int slot = 0; slot < size; slot++) {
      if (partitions[slot] != NOTHING) {
        table[indexOf(high[slot], low[slot])] = entry(slot);
      }
    }
  }

  /** Where the table names the event, or would. */
  private int indexOf(long eventHigh, long eventLow) {
    int index = home((int) eventLow);
    while (table[index] != EMPTY && !isAt(table[index], eventHigh, eventLow)) {
      index = next(index);
    }
    return index;
  }

  private boolean isAt(long entry, long eventHigh, long eventLow) {
    return tag(entry) == (int) eventLow
        && low[slot(entry)] == eventLow
        && high[slot(entry)] == eventHigh;
  }

  /** What stands behind a gap moves up to where a search begins, or it would not be found. */
  private void unindex(int index) {
    int gap = index;
    for (int at = next(gap); table[at] != EMPTY; at = next(at)) {
      int distanceOfEvent = at - home(tag(table[at])) & table.length - 1;
      int distanceOfGap = at - gap & table.length - 1;
      if (distanceOfEvent >= distanceOfGap) {
        table[gap] = table[at];
        gap = at;
      }
    }
    table[gap] = EMPTY;
  }

  private long entry(int slot) {
    return low[slot] << Integer.SIZE | slot + 1;
  }

  private static int slot(long entry) {
    return (int) entry - 1;
  }

  private static int tag(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  private int home(int tag) {
    return tag & table.length - 1;
  }

  private int next(int index) {
    return index + 1 & table.length - 1;
  }
}
