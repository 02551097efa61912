package io.registrynotifier.system.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * Things of a kind go down and come up, one at a time, and never fewer than the least are up.
 *
 * @param all how many there are; as many as {@code initially} are up at the beginning
 * @param shortest the time between two steps, at least
 * @param longest and at most
 */
record Turns(
    Deed down, Deed up, int all, int initially, int least, Duration shortest, Duration longest) {

  /** Each of these brokers may die; so many live on. */
  static Turns ofBrokers(int all, int least) {
    return new Turns(
        Deed.KILL_BROKER,
        Deed.START_BROKER,
        all,
        all,
        least,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5));
  }

  /** Three workers die and come back, one of them at least lives. */
  static Turns ofKilledWorkers() {
    return new Turns(
        Deed.KILL_WORKER, Deed.START_WORKER, 3, 3, 1, Duration.ofSeconds(1), Duration.ofSeconds(4));
  }

  /** Two to four workers, so that partitions move every few seconds. */
  static Turns ofStoppedWorkers() {
    return new Turns(
        Deed.STOP_WORKER, Deed.START_WORKER, 4, 2, 2, Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  /** The steps of a run of this length. */
  List<Step> over(Random random, Duration length) {
    List<Step> steps = new ArrayList<>();
    BitSet running = new BitSet();
    running.set(0, initially);
    Duration at = pause(random);
    while (at.compareTo(length) < 0) {
      boolean goesDown = goesDown(random, running.cardinality());
      int which = pick(random, running, goesDown);
      running.flip(which);
      steps.add(new Step(at, goesDown ? down : up, which));
      at = at.plus(pause(random));
    }
    return steps;
  }

  private boolean goesDown(Random random, int running) {
    if (running == least) {
      return false;
    }
    return running == all || random.nextBoolean();
  }

  private int pick(Random random, BitSet running, boolean isUp) {
    List<Integer> candidates = new ArrayList<>();
    for (int each = 0; each < all; each++) {
      if (running.get(each) == isUp) {
        candidates.add(each);
      }
    }
    return candidates.get(random.nextInt(candidates.size()));
  }

  private Duration pause(Random random) {
    int spread = (int) longest.minus(shortest).toMillis();
    return shortest.plusMillis(random.nextInt(spread + 1));
  }
}
