package io.registrynotifier.worker.offset;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The offsets of one partition between what may be committed and what was taken in, each with the
 * item that is owed for it until it is done. Not thread-safe.
 *
 * <p>Only offsets that were really received stand in it: gaps left by compaction or by transaction
 * markers are nobody's debt and never hold the commit back.
 *
 * <p>A ring in the order of the offsets. Adding and finishing cost constant time while everything
 * moves. Behind an offset that stays undone, of each stretch that is done only both ends are kept
 * when the ring is full: it grows with what is undone, however far the position goes.
 *
 * @param <T> what is owed for an offset
 */
public final class OffsetWindow<T> {
  private static final int INITIAL_CAPACITY = 64;

  /** Up to this, memory is not worth the time that it takes to save it. */
  private static final int SMALL_CAPACITY = 1024;

  private long[] offsets = new long[INITIAL_CAPACITY];
  private @Nullable Object[] items = new @Nullable Object[INITIAL_CAPACITY];
  private long head;
  private long tail;
  private long position;
  private int undone;
  private int runs;

  /**
   * A window in which nothing is owed.
   *
   * @param position the offset that is to be taken in next
   */
  public OffsetWindow(long position) {
    this.position = position;
  }

  /**
   * Takes an offset in as owed.
   *
   * @throws IllegalArgumentException when the offset is below the position
   */
  public void add(long offset, T item) {
    append(offset, item);
    undone++;
  }

  /** Takes an offset in for which nothing is owed: filtered out, or done before a restart. */
  public void addDone(long offset) {
    append(offset, null);
    if (!isDone(tail - 2)) {
      runs++;
    }
    trim();
  }

  /** Finishes what was owed for an offset; finishing twice changes nothing. */
  public void finish(long offset) {
    long at = find(offset);
    if (at < 0) {
      return;
    }
    items[slot(at)] = null;
    undone--;
    boolean before = isDone(at - 1);
    boolean after = isDone(at + 1);
    if (before && after) {
      runs--;
    } else if (!before && !after) {
      runs++;
    }
    trim();
  }

  /** Moves the position over offsets that no record stands on. Never moves it back. */
  public void advance(long newPosition) {
    position = Math.max(position, newPosition);
  }

  /** The offset below which everything is done: what may be committed. */
  public long commitReady() {
    return head == tail ? position : offsets[slot(head)];
  }

  /** The offset that is to be taken in next. */
  public long position() {
    return position;
  }

  /** How many items are owed. */
  public int undone() {
    return undone;
  }

  /** How many separate stretches are done beyond {@link #commitReady}. */
  public int runs() {
    return runs;
  }

  /** How many offsets lie between {@link #commitReady} and {@link #position}. */
  public long span() {
    return position - commitReady();
  }

  /** What is owed for an offset; empty when it is done, or was not taken in. */
  public Optional<T> owed(long offset) {
    long at = find(offset);
    return at < 0 ? Optional.empty() : Optional.of(item(at));
  }

  /** What is owed for the lowest offset. */
  public Optional<T> oldest() {
    return head == tail ? Optional.empty() : Optional.of(item(head));
  }

  /** What is done beyond {@link #commitReady}. */
  public OffsetRanges doneBeyond() {
    OffsetRanges.Builder ranges = new OffsetRanges.Builder();
    long start = -1;
    long last = -1;
    for (long at = head; at < tail; at++) {
      if (items[slot(at)] != null) {
        start = close(ranges, start, last);
      } else if (start < 0) {
        start = offsets[slot(at)];
      }
      last = offsets[slot(at)];
    }
    close(ranges, start, last);
    return ranges.build();
  }

  /** How many offsets it has memory for. */
  int capacity() {
    return offsets.length;
  }

  private static long close(OffsetRanges.Builder ranges, long start, long last) {
    if (start >= 0) {
      ranges.add(start, last + 1);
    }
    return -1;
  }

  private void append(long offset, @Nullable T item) {
    if (offset < position) {
      throw new IllegalArgumentException("offset " + offset + " below the position " + position);
    }
    if (tail - head == offsets.length) {
      makeRoom();
    }
    offsets[slot(tail)] = offset;
    items[slot(tail)] = item;
    position = offset + 1;
    tail++;
  }

  /** Where an undone offset stands; less than zero when it stands nowhere, or is done. */
  private long find(long offset) {
    if (head == tail) {
      return -1;
    }
    long at = head + offset - offsets[slot(head)];
    if (at < head || at >= tail || offsets[slot(at)] != offset) {
      at = search(offset);
    }
    return isOwed(at) ? at : -1;
  }

  /** For offsets that do not stand side by side. */
  private long search(long offset) {
    long low = head;
    long high = tail - 1;
    while (low <= high) {
      long middle = (low + high) >>> 1;
      long found = offsets[slot(middle)];
      if (found == offset) {
        return middle;
      }
      if (found < offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private boolean isOwed(long at) {
    return at >= head && at < tail && items[slot(at)] != null;
  }

  private boolean isDone(long at) {
    return at >= head && at < tail && items[slot(at)] == null;
  }

  private void trim() {
    boolean trimmed = false;
    while (head < tail && items[slot(head)] == null) {
      head++;
      trimmed = true;
    }
    if (trimmed) {
      runs--;
    }
    if (head == tail && offsets.length > SMALL_CAPACITY) {
      resize(INITIAL_CAPACITY);
    }
  }

  /** A quarter, so that a ring in which all moves grows instead: side by side they are found. */
  private void makeRoom() {
    boolean isEnough = offsets.length >= SMALL_CAPACITY && undone + 2L * runs <= offsets.length / 4;
    resize(isEnough ? offsets.length : offsets.length * 2);
  }

  /** Moves everything over, but what stands inside a stretch that is done. */
  private void resize(int capacity) {
    long[] newOffsets = new long[capacity];
    @Nullable Object[] newItems = new @Nullable Object[capacity];
    int size = 0;
    for (long at = head; at < tail; at++) {
      if (!(isDone(at - 1) && isDone(at) && isDone(at + 1))) {
        newOffsets[size] = offsets[slot(at)];
        newItems[size++] = items[slot(at)];
      }
    }
    offsets = newOffsets;
    items = newItems;
    head = 0;
    tail = size;
  }

  private int slot(long at) {
    return (int) (at & (offsets.length - 1));
  }

  @SuppressWarnings("unchecked") // append() alone writes items, and it takes a T
  private T item(long at) {
    return (T) Objects.requireNonNull(items[slot(at)]);
  }
}
