package io.registrynotifier.worker.survey;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a search goes back, and how much it may cost.
 *
 * @param since records that Kafka took before this time are not looked at
 * @param records so many are read, and some more to end a round
 * @param time so long it may take, and some more to end a round
 */
public record SearchBounds(Instant since, long records, Duration time) {
  private static final long DEFAULT_RECORDS = 2_000_000;
  private static final Duration DEFAULT_TIME = Duration.ofSeconds(10);

  /** Refuses a search of nothing. */
  public SearchBounds {
    if (records < 1) {
      throw new IllegalArgumentException("search of " + records + " records: expected 1 or more");
    }
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("search of " + time + ": expected more than 0");
    }
  }

  /** Two million records or ten seconds, whichever comes first. */
  public static SearchBounds since(Instant since) {
    return new SearchBounds(since, DEFAULT_RECORDS, DEFAULT_TIME);
  }
}
