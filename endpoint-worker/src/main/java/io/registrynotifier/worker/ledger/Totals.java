package io.registrynotifier.worker.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * What the registry counts of an endpoint, for the whole cluster and over restarts.
 *
 * <p>{@code successes}, {@code putAside} and {@code passedOver} are committed together with the
 * offsets, so a worker that dies neither forgets nor repeats one. The others are counted as they
 * happen: what a worker had not yet told when it was killed, about a second of attempts, is
 * missing.
 *
 * @param events taken in after the filter: delivered, put aside, or still owed when last heard of
 * @param successes deliveries accepted
 * @param failures deliveries refused, once for each attempt
 * @param errors deliveries unanswered, once for each attempt
 * @param putAside events put aside on the dead letters topic
 * @param passedOver events that the endpoint does not want, duplicates included
 * @param statuses answers by status code, in digits
 * @param since when the ledger first heard of the endpoint
 * @param leftOut attempts that were to be logged one by one and were not, since there were too many
 */
public record Totals(
    long events,
    long successes,
    long failures,
    long errors,
    long putAside,
    long passedOver,
    Map<String, Long> statuses,
    Instant since,
    long leftOut) {
  /** Nothing was ever heard of the endpoint. */
  public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, Map.of(), Instant.EPOCH, 0);

  /** Copies the map. */
  public Totals {
    statuses = Map.copyOf(statuses);
  }

  /** With every attempt logged that was to be. */
  public Totals(
      long events,
      long successes,
      long failures,
      long errors,
      long putAside,
      long passedOver,
      Map<String, Long> statuses,
      Instant since) {
    this(events, successes, failures, errors, putAside, passedOver, statuses, since, 0);
  }
}
