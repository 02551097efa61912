package io.registrynotifier.benchmarks.receiver;

import io.registrynotifier.benchmarks.event.EventNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What came on one path of the receiver. Not thread-safe. */
final class Tally {
  /** As many as a benchmark of latency sends; others would fill the receiver's heap. */
  private static final int MOST_STAMPS = 100_000;

  private final OrderChecker checker = new OrderChecker();
  private final int step;
  private long requests;
  private long[] marks = new long[1 << 10];
  private int marked;
  private final List<Stamp> stamps = new ArrayList<>();

  /** Remembers the time of the first event and of every so many. */
  Tally(int step) {
    this.step = step;
  }

  void requested() {
    requests++;
  }

  void came(EventNumber event, long nanos) {
    if (checker.came(event.repository(), event.place())) {
      if (stamps.size() < MOST_STAMPS) {
        stamps.add(new Stamp(event, nanos));
      }
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

  /** A line for each of the first events, for {@link Stamp#parse}. */
  String stamps() {
    return stamps.stream().map(Stamp::text).collect(Collectors.joining("\n"));
  }

  private void mark(long nanos) {
    if (marked == marks.length) {
      marks = Arrays.copyOf(marks, marked * 2);
    }
    marks[marked++] = nanos;
  }
}
