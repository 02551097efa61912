package io.registrynotifier.worker.ledger;

/**
 * How an instance's share of the ledger does.
 *
 * @param running whether it answers
 * @param toRestore records that are still to be read before it is whole
 * @param reports reports that were taken in since it started
 * @param behind reports that Kafka has and it has not taken in yet
 */
public record LedgerFigures(boolean running, long toRestore, long reports, long behind) {}
