package io.registrynotifier.worker.consume;

import java.time.Duration;

/**
 * How long an endpoint lets pass between two times that it goes to the broker though there is
 * nothing. Each time costs both sides about a tenth of a millisecond to one: few endpoints go as
 * often as is good for each, and many together no more often than a hundred go at their longest.
 *
 * @param shortest where there are few
 * @param longest where there are a hundred or more
 */
record Pace(Duration shortest, Duration longest) {
  /**
   * The classic protocol's heartbeat. With the answer a member hears that somebody came or left,
   * and until then nobody reads the partitions that change hands. The longest is Kafka's default.
   */
  static final Pace HEARTBEAT = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(3));

  /**
   * A fetch that finds nothing. It is answered as soon as there is an event, so a long one costs
   * nothing but this: a partition that is resumed while others of its broker are quiet waits for
   * the end of theirs.
   */
  static final Pace EMPTY_FETCH = new Pace(Duration.ofSeconds(2), Duration.ofSeconds(5));

  /**
   * What a consumer does not wait longer for while it has no request under way, as when all its
   * partitions are paused, and its heartbeat's thread never; and the wait before a request of its
   * group is tried again.
   */
  static final Pace RETRY = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(3));

  private static final int MANY = 100;

  /** What passes for each of so many endpoints of one worker. */
  Duration among(int endpoints) {
    Duration even = longest.dividedBy(MANY).multipliedBy(Math.min(endpoints, MANY));
    return even.compareTo(shortest) < 0 ? shortest : even;
  }
}
