package io.registrynotifier.worker.retry;

import java.time.Instant;

/**
 * How far the trying of one event has come; it outlives the process in the commit's metadata.
 *
 * @param attempts requests that failed so far, 1 or more
 * @param firstFailure when the first of them failed
 * @param nextTry not before this time
 */
public record RetryState(int attempts, Instant firstFailure, Instant nextTry) {
  /** Refuses a state of nothing tried. */
  public RetryState {
    if (attempts < 1) {
      throw new IllegalArgumentException(
          "retry state of " + attempts + " attempts: expected 1 or more");
    }
  }
}
