package io.registrynotifier.worker.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where an instance's share of the ledger stands on disk. */
final class StateDirectory {
  private static final long LEAST_FREE_BYTES = 16L << 20;

  private final Path path;

  StateDirectory(Path path) {
    this.path = path;
  }

  /**
   * Makes sure that it is there and can be written to.
   *
   * @throws LedgerFailedException saying what is wrong with it
   */
  void check() {
    try {
      Files.createDirectories(path);
      Files.delete(Files.createTempFile(path, "check", ".tmp"));
    } catch (IOException e) {
      throw new LedgerFailedException("state directory " + path + " cannot be written to: " + e, e);
    }
    long free = path.toFile().getUsableSpace();
    if (free < LEAST_FREE_BYTES) {
      throw new LedgerFailedException(
          "state directory " + path + " is on a full disk: " + (free >> 20) + " MiB free", null);
    }
  }
}
