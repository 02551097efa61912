package io.registrynotifier.worker.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@link RecentEvents} must be, as plainly as it can be said. Not thread-safe. */
final class RecentEventsModel {
  private final int max;
  private final List<Entry> ring = new ArrayList<>();

  RecentEventsModel(int max) {
    this.max = max;
  }

  Optional<Entry> find(Fingerprint print) {
    return ring.stream().filter(entry -> !entry.gone && entry.print.equals(print)).findFirst();
  }

  void add(Fingerprint print, int partition, long offset, long time) {
    remove(print);
    if (ring.size() == max) {
      ring.remove(0);
    }
    ring.add(new Entry(print, partition, offset, time));
  }

  void remove(Fingerprint print) {
    find(print).ifPresent(entry -> entry.gone = true);
  }

  void removeAll(int partition) {
    ring.stream().filter(entry -> entry.partition == partition).forEach(entry -> entry.gone = true);
  }

  /** One place of the ring. */
  static final class Entry {
    final Fingerprint print;
    final int partition;
    final long offset;
    final long time;
    private boolean gone;

    Entry(Fingerprint print, int partition, long offset, long time) {
      this.print = print;
      this.partition = partition;
      this.offset = offset;
      this.time = time;
    }
  }
}
