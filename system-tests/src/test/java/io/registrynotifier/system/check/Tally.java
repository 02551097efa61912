package io.registrynotifier.system.check;

import java.util.Locale;

/**
 * What became of the events of a run.
 *
 * @param fault what was done to the system meanwhile
 * @param published acknowledged to whoever published them
 * @param delivered accepted by the receiver at least once
 * @param lost published and never accepted
 * @param reordered accepted for the first time after a later event of their repository
 * @param repeated acceptances beyond the first
 */
public record Tally(
    String fault, int published, int delivered, int lost, int reordered, int repeated) {
  /** A line of a table. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "| %-40s | published %5d | delivered %5d | lost %d | reordered %d | repeated %d |",
        fault,
        published,
        delivered,
        lost,
        reordered,
        repeated);
  }
}
