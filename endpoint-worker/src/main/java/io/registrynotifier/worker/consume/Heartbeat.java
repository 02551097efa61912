package io.registrynotifier.worker.consume;

import java.time.Duration;

/**
 * How often an endpoint's member of the classic protocol tells its group that it lives.
 *
 * <p>With the answer it hears that somebody came or left, and until then nobody reads the
 * partitions that change hands: so often is best. But each beat costs both sides about a
 * millisecond: the endpoints of one worker beat no more often together than a hundred of them do by
 * Kafka's default. Stateless.
 */
final class Heartbeat {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Kafka's default. */
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private static final Duration BETWEEN_ANY_TWO = LONGEST.dividedBy(100);

  private Heartbeat() {}

  /** The interval of each of so many endpoints. */
  static Duration among(int endpoints) {
    Duration even = BETWEEN_ANY_TWO.multipliedBy(endpoints);
    if (even.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return even.compareTo(LONGEST) > 0 ? LONGEST : even;
  }
}
