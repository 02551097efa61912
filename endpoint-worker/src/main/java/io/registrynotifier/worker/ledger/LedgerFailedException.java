package io.registrynotifier.worker.ledger;

import org.jspecify.annotations.Nullable;

/** This instance's share of the ledger cannot be kept now; the message says why. */
final class LedgerFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LedgerFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
