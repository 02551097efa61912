package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.delivery.Delivery;
import java.time.Duration;
import java.time.Instant;

/**
 * An event that is to be put aside because somebody said so.
 *
 * @param cause in words, for the dead letter
 * @param asked when it was said
 */
public record Skip(int partition, long offset, String cause, Instant asked) {
  private static final Duration HOLDS = Duration.ofHours(1);

  /** How far the clocks of who asks and of who publishes may be apart. */
  private static final Duration TOLERANCE = Duration.ofMinutes(10);

  /** Whether nobody has carried it out in so long that it does not count any more. */
  public boolean isOver(Instant now) {
    return asked.plus(HOLDS).isBefore(now);
  }

  /** What was published long after that is another event, of a topic that was made anew. */
  boolean means(Delivery delivery) {
    return delivery.partition() == partition
        && delivery.offset() == offset
        && !delivery.published().isAfter(asked.plus(TOLERANCE));
  }
}
