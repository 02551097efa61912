package io.registrynotifier.benchmarks.receiver;

import io.registrynotifier.benchmarks.event.EventNumber;
import java.util.Arrays;

/** What came on one path of the receiver. Not thread-safe. */
final class Tally {
  private final OrderChecker checker = new OrderChecker();
  private final int step;
  private long requests;
  private long[] marks = new long[1 << 10];
  private int marked;

  /** Remembers the time of the first event and of every so many. */
  Tally(int step) {
    this.step = step;
  }

  void requested() {
    requests++;
  }

  void came(EventNumber event, long nanos) {
    if (checker.came(event.repository(), event.place())) {
      long different = checker.different();
      if (different == 1 || different % step == 0) {
        mark(nanos);
      }
    }
  }

  long different() {
    return checker.different();
  }

  /** All of it in one line of numbers, for {@link Received#parse}. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(requests).append(' ').append(checker.different());
    text.append(' ').append(checker.repeated()).append(' ').append(checker.reordered());
    text.append(' ').append(step);
    for (int i = 0; i < marked; i++) {
      text.append(' ').append(marks[i]);
    }
    return text.toString();
  }

  private void mark(long nanos) {
    if (marked == marks.length) {
      marks = Arrays.copyOf(marks, marked * 2);
    }
    marks[marked++] = nanos;
  }
}
