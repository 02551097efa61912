package io.registrynotifier.system.kill;

import java.time.Duration;
import java.util.Random;

/**
 * What somebody who runs these tests by hand may choose: {@code -Dkill.seed}, {@code
 * -Dkill.seconds}.
 *
 * @param duration of each scenario, without what it takes to start and to drain; three times as
 *     long where all must be well between two deaths
 */
record KillOptions(long seed, Duration duration) {
  private static final long SEED = 20_261_122;
  private static final long SECONDS = 12;

  static KillOptions fromProperties() {
    return new KillOptions(
        Long.getLong("kill.seed", SEED), Duration.ofSeconds(Long.getLong("kill.seconds", SECONDS)));
  }

  /** The same for scenarios in which all must be well between two deaths. */
  KillOptions longer() {
    return new KillOptions(seed, duration.multipliedBy(3));
  }

  /** The same for every run with this seed. */
  Random random() {
    return new Random(seed);
  }
}
