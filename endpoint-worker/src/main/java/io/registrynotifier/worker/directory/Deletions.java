package io.registrynotifier.worker.directory;

import io.registrynotifier.worker.directory.DirectoryException.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what is on its way out: when the endpoint's workers have left its group, the group goes, and
 * then the record. Every process tries, after a wait of its own, until one has done it; the group
 * is deleted by whoever holds the right to write, so that it cannot be the group of an endpoint
 * that was made anew meanwhile. Thread-safe.
 */
final class Deletions {
  private static final Logger log = LoggerFactory.getLogger(Deletions.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final DirectoryTail tail;
  private final DirectoryWriter writer;
  private final Groups groups;
  private final ScheduledExecutorService timers;
  private final RandomGenerator random;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  Deletions(
      DirectoryTail tail,
      DirectoryWriter writer,
      Groups groups,
      ScheduledExecutorService timers,
      RandomGenerator random) {
    this.tail = tail;
    this.writer = writer;
    this.groups = groups;
    this.timers = timers;
    this.random = random;
  }

  /** This process has nothing of the endpoint any more. */
  void left(String name) {
    if (isDeleting(tail.state(), name) && underWay.add(name)) {
      later(name, random.nextLong(200));
    }
  }

  private void later(String name, long millis) {
    var unused = timers.schedule(() -> end(name), millis, TimeUnit.MILLISECONDS);
  }

  private void end(String name) {
    if (!isDeleting(tail.state(), name)) {
      underWay.remove(name);
      return;
    }
    var unused =
        writer
            .write(state -> gone(state, name))
            .whenComplete(
                (state, failure) -> {
                  if (failure == null) {
                    underWay.remove(name);
                    log.atInfo().addKeyValue("endpoint", name).log("endpoint is deleted");
                  } else {
                    log.atDebug()
                        .addKeyValue("endpoint", name)
                        .addKeyValue("error", Failures.words(failure))
                        .log("endpoint is not deleted yet");
                    later(name, RETRY.toMillis() + random.nextLong(RETRY.toMillis()));
                  }
                });
  }

  private CompletableFuture<Map<String, Optional<StoredEntry>>> gone(
      DirectoryState state, String name) {
    if (!isDeleting(state, name)) {
      return CompletableFuture.completedFuture(Map.of());
    }
    return groups
        .delete(name)
        .thenApply(nothing -> Map.<String, Optional<StoredEntry>>of(name, Optional.empty()))
        .exceptionallyCompose(
            failure ->
                CompletableFuture.failedFuture(
                    new Unavailable("group of " + name + ": " + Failures.words(failure), failure)));
  }

  private static boolean isDeleting(DirectoryState state, String name) {
    return state
        .find(name)
        .filter(kept -> kept.stored().activity() == Activity.DELETING)
        .isPresent();
  }

  /** Deletes an endpoint's consumer group. */
  @FunctionalInterface
  interface Groups {
    /** Completes when it is gone, or never was; fails while it has members. */
    CompletableFuture<Void> delete(String endpoint);
  }
}
