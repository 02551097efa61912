package io.registrynotifier.system.kill;

/**
 * What became of what one endpoint, or several, was owed.
 *
 * @param published acknowledged to whoever published them
 * @param delivered accepted at least once
 * @param putAside found among the dead letters
 * @param lost neither
 * @param reordered accepted for the first time after a later event of their repository
 * @param repeated acceptances beyond the first
 * @param excusable how many of them the kills may explain: what was in flight or not recorded yet
 * @param triedTooOften events with more attempts than the endpoint's limit
 */
record Tally(
    int published,
    int delivered,
    int putAside,
    int lost,
    int reordered,
    int repeated,
    int excusable,
    int triedTooOften) {

  /** Both together. */
  Tally plus(Tally other) {
    return new Tally(
        published + other.published,
        delivered + other.delivered,
        putAside + other.putAside,
        lost + other.lost,
        reordered + other.reordered,
        repeated + other.repeated,
        excusable + other.excusable,
        triedTooOften + other.triedTooOften);
  }

  /** The share of all deliveries that may come twice without breaking a promise, 0 to 1. */
  double excused() {
    return delivered == 0 ? 1 : Math.min(1, excusable / (double) delivered);
  }

  @Override
  public String toString() {
    return "owed %5d | delivered %5d | put aside %3d | lost %d | reordered %d | repeated %d of at most %d | tried too often %d"
        .formatted(
            published, delivered, putAside, lost, reordered, repeated, excusable, triedTooOften);
  }
}
