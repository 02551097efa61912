package io.registrynotifier.worker.ledger;

import java.time.Instant;

/**
 * That an endpoint was deleted: nothing of it is to be kept. Of a later one of the same name it
 * says nothing.
 *
 * @param endpoint which
 * @param created when it was made
 */
public record Gone(String endpoint, Instant created) {
  static final String KIND = "gone";

  /** The record's value. */
  public byte[] toBytes() {
    return LedgerJson.write(
        LedgerJson.object()
            .put("v", 1)
            .put("kind", KIND)
            .put("endpoint", endpoint)
            .put(LedgerJson.CREATED, created.toString()));
  }
}
