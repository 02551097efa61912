package io.registrynotifier.worker.report;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts answers by status, without an object for each. Counted by one thread at a time, in the
 * endpoint's flow; read by any.
 */
final class StatusCounts {
  private volatile Known known = new Known(new int[0], new AtomicLongArray(0));

  void count(int status) {
    Known current = known;
    for (int i = 0; i < current.codes.length; i++) {
      if (current.codes[i] == status) {
        current.counts.lazySet(i, current.counts.get(i) + 1);
        return;
      }
    }
    known = current.with(status);
  }

  SortedMap<String, Long> counts() {
    Known current = known;
    SortedMap<String, Long> counts = new TreeMap<>();
    for (int i = 0; i < current.codes.length; i++) {
      counts.put(Integer.toString(current.codes[i]), current.counts.get(i));
    }
    return counts;
  }

  /** A status that is new is rare: there are a handful in an endpoint's life. */
  private static final class Known {
    private final int[] codes;
    private final AtomicLongArray counts;

    Known(int[] codes, AtomicLongArray counts) {
      this.codes = codes;
      this.counts = counts;
    }

    Known with(int status) {
      int[] more = Arrays.copyOf(codes, codes.length + 1);
      more[codes.length] = status;
      AtomicLongArray counted = new AtomicLongArray(more.length);
      for (int i = 0; i < codes.length; i++) {
        counted.setPlain(i, counts.get(i));
      }
      counted.setPlain(codes.length, 1);
      return new Known(more, counted);
    }
  }
}
