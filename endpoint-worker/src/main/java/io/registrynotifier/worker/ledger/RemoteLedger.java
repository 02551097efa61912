package io.registrynotifier.worker.ledger;

import java.util.concurrent.CompletableFuture;

/**
 * Asks another instance for its own share of the ledger. Thread-safe; never throws.
 *
 * <p>The future fails with {@link LedgerUnavailableException} naming the instance when it cannot be
 * reached, refuses, or takes too long.
 */
public interface RemoteLedger {
  /**
   * Asks.
   *
   * @param instance the other's address, {@code HOST:PORT}, as it advertises it
   * @param path what is asked for, from {@code /api/ledger/local/} on, with its query
   */
  CompletableFuture<byte[]> ask(String instance, String path);
}
