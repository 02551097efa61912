package io.registrynotifier.worker.directory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What is to be written, decided on the directory as it stands while nobody else can write. */
@FunctionalInterface
interface Change {
  /**
   * The entries to write, empty ones to remove; none when all is as it should be. Fails with a
   * {@link DirectoryException} when it cannot be done.
   */
  CompletableFuture<Map<String, Optional<StoredEntry>>> on(DirectoryState state);
}
