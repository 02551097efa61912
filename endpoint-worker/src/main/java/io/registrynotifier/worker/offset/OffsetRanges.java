package io.registrynotifier.worker.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of offsets as ascending, disjoint, non-touching ranges. Immutable.
 *
 * <p>Held flat, start and end in turn, since a set may have thousands of ranges.
 */
public final class OffsetRanges {
  /** No offset. */
  public static final OffsetRanges EMPTY = new OffsetRanges(new long[0]);

  private final long[] bounds;

  private OffsetRanges(long[] bounds) {
    this.bounds = bounds;
  }

  /** Whether an offset is in the set. */
  public boolean contains(long offset) {
    int index = Arrays.binarySearch(bounds, offset);
    return index >= 0 ? index % 2 == 0 : (-index - 1) % 2 == 1;
  }

  /** The number of offsets in the set. */
  public long size() {
    return sizeBelow(Long.MAX_VALUE);
  }

  /** How many offsets of the set are below a bound. */
  public long sizeBelow(long bound) {
    long size = 0;
    for (int i = 0; i < bounds.length && bounds[i] < bound; i += 2) {
      size += Math.min(bounds[i + 1], bound) - bounds[i];
    }
    return size;
  }

  /** The offset behind the last one; zero when there is none. */
  public long end() {
    return bounds.length == 0 ? 0 : bounds[bounds.length - 1];
  }

  /** Those of the set that are not below a bound. */
  public OffsetRanges from(long bound) {
    Builder rest = new Builder();
    for (Range range : ranges()) {
      if (range.end() > bound) {
        rest.add(Math.max(range.start(), bound), range.end());
      }
    }
    return rest.build();
  }

  /** Those of the set that are below a bound. */
  public OffsetRanges below(long bound) {
    Builder rest = new Builder();
    for (Range range : ranges()) {
      if (range.start() < bound) {
        rest.add(range.start(), Math.min(range.end(), bound));
      }
    }
    return rest.build();
  }

  /** This set and one that begins where this one has ended, or later. */
  public OffsetRanges with(OffsetRanges later) {
    if (later.isEmpty()) {
      return this;
    }
    Builder all = new Builder();
    ranges().forEach(range -> all.add(range.start(), range.end()));
    later.ranges().forEach(range -> all.add(range.start(), range.end()));
    return all.build();
  }

  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /** The ranges, ascending. */
  public List<Range> ranges() {
    List<Range> ranges = new ArrayList<>(bounds.length / 2);
    for (int i = 0; i < bounds.length; i += 2) {
      ranges.add(new Range(bounds[i], bounds[i + 1]));
    }
    return ranges;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OffsetRanges that && Arrays.equals(bounds, that.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  @Override
  public String toString() {
    return ranges().toString();
  }

  /**
   * Offsets from start (included) to end (not included).
   *
   * @param start 0 or more
   * @param end more than start
   */
  public record Range(long start, long end) {}

  /** Puts ranges together in ascending order, joining those that touch. Not thread-safe. */
  public static final class Builder {
    private long[] bounds = new long[16];
    private int size;

    /** Adds {@code [start, end)}; start must not be below the last end. */
    public Builder add(long start, long end) {
      if (start >= end || (size > 0 && start < bounds[size - 1])) {
        throw new IllegalArgumentException("range [" + start + ", " + end + ") out of order");
      }
      if (size > 0 && bounds[size - 1] == start) {
        bounds[size - 1] = end;
        return this;
      }
      if (size == bounds.length) {
        bounds = Arrays.copyOf(bounds, size * 2);
      }
      bounds[size++] = start;
      bounds[size++] = end;
      return this;
    }

    /** The set so far. */
    public OffsetRanges build() {
      return size == 0 ? EMPTY : new OffsetRanges(Arrays.copyOf(bounds, size));
    }
  }
}
