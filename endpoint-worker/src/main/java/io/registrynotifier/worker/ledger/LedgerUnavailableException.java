package io.registrynotifier.worker.ledger;

/**
 * The ledger cannot answer for the whole cluster now; the message names the instance that cannot be
 * reached or what restores. Asking again later may help.
 */
public final class LedgerUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says in words for people what is missing. */
  public LedgerUnavailableException(String message) {
    super(message);
  }
}
