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
 * @param afterDown what passes between one that goes down and the next step
 * @param afterUp what passes before the first step, and behind one that comes up
 */
record Turns(
    Deed down, Deed up, int all, int initially, int least, Pause afterDown, Pause afterUp) {
  private static final Pause SHORT = new Pause(Duration.ofSeconds(2), Duration.ofSeconds(5));

  /** Longer than a group takes to miss a member (six seconds) and to come together again. */
  private static final Pause UNTIL_SETTLED =
      new Pause(Duration.ofSeconds(10), Duration.ofSeconds(12));

  /** Each of these brokers may die; so many live on. */
  static Turns ofBrokers(int all, int least) {
    return new Turns(Deed.KILL_BROKER, Deed.START_BROKER, all, all, least, SHORT, SHORT);
  }

  /** The only broker dies, and is back for a while before it dies again. */
  static Turns ofOneBrokerApart() {
    return new Turns(Deed.KILL_BROKER, Deed.START_BROKER, 1, 1, 0, SHORT, UNTIL_SETTLED);
  }

  /** Three workers die and come back, one of them at least lives. */
  static Turns ofKilledWorkers() {
    Pause pause = new Pause(Duration.ofSeconds(1), Duration.ofSeconds(4));
    return new Turns(Deed.KILL_WORKER, Deed.START_WORKER, 3, 3, 1, pause, pause);
  }

  /** One of three workers dies and comes back, and all is well before the next one dies. */
  static Turns ofKilledWorkersApart() {
    return new Turns(Deed.KILL_WORKER, Deed.START_WORKER, 3, 3, 2, SHORT, UNTIL_SETTLED);
  }

  /** Two to four workers, so that partitions move every few seconds. */
  static Turns ofStoppedWorkers() {
    Pause pause = new Pause(Duration.ofSeconds(2), Duration.ofSeconds(4));
    return new Turns(Deed.STOP_WORKER, Deed.START_WORKER, 4, 2, 2, pause, pause);
  }

  /** The steps of a run of this length. */
  List<Step> over(Random random, Duration length) {
    List<Step> steps = new ArrayList<>();
    BitSet running = new BitSet();
    running.set(0, initially);
    Duration at = afterUp.next(random);
    while (at.compareTo(length) < 0) {
      boolean goesDown = goesDown(random, running.cardinality());
      int which = pick(random, running, goesDown);
      running.flip(which);
      steps.add(new Step(at, goesDown ? down : up, which));
      at = at.plus((goesDown ? afterDown : afterUp).next(random));
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

  /** A time between two steps. */
  record Pause(Duration shortest, Duration longest) {
    Duration next(Random random) {
      int spread = (int) longest.minus(shortest).toMillis();
      return shortest.plusMillis(random.nextInt(spread + 1));
    }
  }
}
