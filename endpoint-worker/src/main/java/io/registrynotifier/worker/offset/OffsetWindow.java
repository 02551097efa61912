package io.registrynotifier.worker.offset;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The offsets of one partition between what may be committed and what was taken in, each with the
 * item that is owed for it until it is done. Not thread-safe.
 *
 * <p>Only offsets that were really received stand in it: gaps left by compaction or by transaction
 * markers are nobody's debt and never hold the commit back. Adding and finishing cost constant
 * time; the ring grows with what stands between the oldest undone offset and the position.
 *
 * @param <T> what is owed for an offset
 */
public final class OffsetWindow<T> {
  private static final int INITIAL_CAPACITY = 64;

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
   * @return the ticket by which it is finished
   * @throws IllegalArgumentException when the offset is below the position
   */
  public long add(long offset, T item) {
    undone++;
    return append(offset, item);
  }

  /** Takes an offset in for which nothing is owed: filtered out, or done before a restart. */
  public void addDone(long offset) {
    long ticket = append(offset, null);
    if (!isDone(ticket - 1)) {
      runs++;
    }
    trim();
  }

  /** Finishes what was owed; finishing twice changes nothing. */
  public void finish(long ticket) {
    if (ticket < head || isDone(ticket)) {
      return;
    }
    items[slot(ticket)] = null;
    undone--;
    boolean before = isDone(ticket - 1);
    boolean after = isDone(ticket + 1);
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

  /** What is owed for the lowest offset. */
  public Optional<T> oldest() {
    return head == tail ? Optional.empty() : Optional.of(item(head));
  }

  /** What is done beyond {@link #commitReady}. */
  public OffsetRanges doneBeyond() {
    OffsetRanges.Builder ranges = new OffsetRanges.Builder();
    long start = -1;
    long last = -1;
    for (long ticket = head; ticket < tail; ticket++) {
      if (items[slot(ticket)] != null) {
        start = close(ranges, start, last);
      } else if (start < 0) {
        start = offsets[slot(ticket)];
      }
      last = offsets[slot(ticket)];
    }
    close(ranges, start, last);
    return ranges.build();
  }

  private static long close(OffsetRanges.Builder ranges, long start, long last) {
    if (start >= 0) {
      ranges.add(start, last + 1);
    }
    return -1;
  }

  private long append(long offset, @Nullable T item) {
    if (offset < position) {
      throw new IllegalArgumentException("offset " + offset + " below the position " + position);
    }
    if (tail - head == offsets.length) {
      grow();
    }
    offsets[slot(tail)] = offset;
    items[slot(tail)] = item;
    position = offset + 1;
    return tail++;
  }

  private boolean isDone(long ticket) {
    return ticket >= head && ticket < tail && items[slot(ticket)] == null;
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
  }

  private void grow() {
    long[] moreOffsets = new long[offsets.length * 2];
    @Nullable Object[] moreItems = new @Nullable Object[items.length * 2];
    for (long ticket = head; ticket < tail; ticket++) {
      int to = (int) (ticket & (moreOffsets.length - 1));
      moreOffsets[to] = offsets[slot(ticket)];
      moreItems[to] = items[slot(ticket)];
    }
    offsets = moreOffsets;
    items = moreItems;
  }

  private int slot(long ticket) {
    return (int) (ticket & (offsets.length - 1));
  }

  @SuppressWarnings("unchecked") // append() alone writes items, and it takes a T
  private T item(long ticket) {
    return (T) Objects.requireNonNull(items[slot(ticket)]);
  }
}
