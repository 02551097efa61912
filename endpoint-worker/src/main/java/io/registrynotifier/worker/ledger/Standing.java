package io.registrynotifier.worker.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one endpoint stands at one worker that has some of its partitions.
 *
 * @param instance the worker's name
 * @param partitions those that it has
 * @param breaker {@code closed}, {@code open} or {@code probing}
 * @param pausedUntil until when nothing goes out, where that is a matter of time
 * @param parked whether the endpoint said that it is gone
 * @param inFlight requests on their way
 * @param blockedLetters dead letters in a row that could not be written
 * @param failingSince when the first of an unbroken row of failures ended; empty while it answers
 * @param lastFailure how the last attempt failed, in words; empty while it answers
 * @param seen when the worker told this
 */
public record Standing(
    String instance,
    List<Integer> partitions,
    String breaker,
    Optional<Instant> pausedUntil,
    boolean parked,
    int inFlight,
    int blockedLetters,
    Optional<Instant> failingSince,
    Optional<String> lastFailure,
    Instant seen) {
  /** Copies the partitions. */
  public Standing {
    partitions = List.copyOf(partitions);
  }
}
