package io.registrynotifier.benchmarks.receiver;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Counts which of a benchmark's events have come, how many came again, and how many came for the
 * first time after a later one of their repository. A few nanoseconds an event. Not thread-safe.
 */
final class OrderChecker {
  private BitSet[] come = new BitSet[0];
  private int[] latest = new int[0];
  private long different;
  private long repeated;
  private long reordered;

  /** An event of a repository has come; says whether for the first time. */
  boolean came(int repository, int place) {
    makeRoom(repository);
    BitSet places = come[repository];
    if (places.get(place)) {
      repeated++;
      return false;
    }
    places.set(place);
    different++;
    if (place < latest[repository]) {
      reordered++;
    } else {
      latest[repository] = place;
    }
    return true;
  }

  /** Events that came, each counted once. */
  long different() {
    return different;
  }

  /** Times that an event came again. */
  long repeated() {
    return repeated;
  }

  /** Events that came for the first time after a later one of their repository. */
  long reordered() {
    return reordered;
  }

  private void makeRoom(int repository) {
    int known = come.length;
    if (repository >= known) {
      int room = Math.max(repository + 1, known * 2);
      come = Arrays.copyOf(come, room);
      latest = Arrays.copyOf(latest, room);
      for (int i = known; i < room; i++) {
        come[i] = new BitSet();
      }
    }
  }
}
