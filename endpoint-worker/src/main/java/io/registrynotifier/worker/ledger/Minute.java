package io.registrynotifier.worker.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * The requests to one endpoint that ended within one minute, at every worker.
 *
 * @param start the minute's beginning
 * @param accepted deliveries accepted
 * @param refused deliveries refused
 * @param unanswered deliveries unanswered
 * @param p50 half of the requests took no longer than this many milliseconds, to about a quarter
 * @param p95 the same for 95 of 100
 * @param p99 the same for 99 of 100
 * @param statuses answers by status code, in digits
 */
public record Minute(
    Instant start,
    long accepted,
    long refused,
    long unanswered,
    long p50,
    long p95,
    long p99,
    Map<String, Long> statuses) {
  /** Copies the map. */
  public Minute {
    statuses = Map.copyOf(statuses);
  }
}
