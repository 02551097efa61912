package io.registrynotifier.benchmarks.event;

import java.util.SplittableRandom;

/**
 * The order in which a benchmark's events come: repositories at random, one of them perhaps more
 * often. The same for the same arguments. Not thread-safe.
 */
public final class EventOrder {
  private final SplittableRandom random = new SplittableRandom(20261122);
  private final int[] places;
  private final double shareOfFirst;

  private EventOrder(int repositories, double shareOfFirst) {
    this.places = new int[repositories];
    this.shareOfFirst = shareOfFirst;
  }

  /** All repositories alike. */
  public static EventOrder even(int repositories) {
    return new EventOrder(repositories, 0);
  }

  /** The first repository has this share of the events, and the others the rest. */
  public static EventOrder skewed(int repositories, double shareOfFirst) {
    return new EventOrder(repositories, shareOfFirst);
  }

  /** The next event. */
  public EventNumber next() {
    int repository = repository();
    return new EventNumber(repository, places[repository]++);
  }

  private int repository() {
    if (shareOfFirst == 0) {
      return random.nextInt(places.length);
    }
    return random.nextDouble() < shareOfFirst ? 0 : 1 + random.nextInt(places.length - 1);
  }
}
