package io.registrynotifier.worker.app;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.directory.Activity;
import io.registrynotifier.worker.directory.Applied;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.directory.DirectoryException;
import io.registrynotifier.worker.directory.EndpointDirectory;
import io.registrynotifier.worker.directory.Order;
import io.registrynotifier.worker.directory.Origin;
import io.registrynotifier.worker.directory.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** The endpoints of a file, which nobody can change while they run. Immutable. */
final class FileDirectory implements EndpointDirectory {
  private static final String FIXED = "endpoints stand in the file, and change with a restart";

  private final Snapshot snapshot;

  FileDirectory(List<Endpoint> endpoints, Instant read) {
    this.snapshot =
        new Snapshot(
            endpoints.stream().map(endpoint -> entry(endpoint, read)).toList(),
            0,
            Optional.empty());
  }

  private static DirectoryEntry entry(Endpoint endpoint, Instant read) {
    return new DirectoryEntry(
        endpoint,
        endpoint.disabled() ? Activity.DISABLED : Activity.RUNNING,
        Optional.empty(),
        -1,
        read,
        read,
        Origin.FILE,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  @Override
  public Snapshot snapshot() {
    return snapshot;
  }

  @Override
  public CompletableFuture<DirectoryEntry> create(String definition) {
    return fixed();
  }

  @Override
  public CompletableFuture<DirectoryEntry> change(
      String name, String definition, long expectedRevision) {
    return fixed();
  }

  @Override
  public CompletableFuture<DirectoryEntry> order(
      String name, OptionalLong expectedRevision, Order order) {
    return fixed();
  }

  @Override
  public CompletableFuture<Void> delete(String name, OptionalLong expectedRevision) {
    return fixed();
  }

  @Override
  public CompletableFuture<Applied> apply(List<String> definitions, Removal removal) {
    return fixed();
  }

  private static <T> CompletableFuture<T> fixed() {
    return CompletableFuture.failedFuture(new DirectoryException.Unavailable(FIXED, null));
  }
}
