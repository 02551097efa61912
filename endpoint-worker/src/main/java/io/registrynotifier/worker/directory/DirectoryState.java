package io.registrynotifier.worker.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the records of the topic say up to some offset. Immutable.
 *
 * @param kept every endpoint, by name
 * @param foreignRecords how many records say nothing that this process understands
 * @param newest when the last endpoint was made, also of those that are gone
 */
record DirectoryState(Map<String, Kept> kept, long foreignRecords, Instant newest) {
  static final DirectoryState EMPTY = new DirectoryState(Map.of(), 0, Instant.EPOCH);

  /** As fine as it reads back. */
  private static final Duration TICK = Duration.ofNanos(1_000);

  DirectoryState {
    kept = Collections.unmodifiableMap(new TreeMap<>(kept));
  }

  Optional<Kept> find(String name) {
    return Optional.ofNullable(kept.get(name));
  }

  DirectoryState with(String name, Kept entry) {
    Map<String, Kept> next = new TreeMap<>(kept);
    next.put(name, entry);
    Instant created = entry.stored().created();
    return new DirectoryState(next, foreignRecords, created.isAfter(newest) ? created : newest);
  }

  DirectoryState without(String name) {
    Map<String, Kept> next = new TreeMap<>(kept);
    next.remove(name);
    return new DirectoryState(next, foreignRecords, newest);
  }

  DirectoryState withForeign() {
    return new DirectoryState(kept, foreignRecords + 1, newest);
  }

  /**
   * When an endpoint is made that is made now: later than every other, whatever the clocks of those
   * that made them, so that the one of two of a name that came last can be told.
   */
  Instant creation(Instant now) {
    return now.isAfter(newest) ? now : newest.plus(TICK);
  }
}
