package io.registrynotifier.worker.follow;

import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.directory.Snapshot;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Follows the directory: each endpoint by itself, so that one that ends slowly holds up no other.
 * Thread-safe: what it is told becomes a message to the one thread that owns all else here.
 */
public final class Following {
  private final EndpointRuns runs;
  private final Executor owner;
  private final Map<String, Followed> followed = new LinkedHashMap<>(); // confined to the owner
  private boolean ended; // confined to the owner

  /** {@code owner} has one thread, which is never blocked. */
  public Following(EndpointRuns runs, Executor owner) {
    this.runs = runs;
    this.owner = owner;
  }

  /** The directory, whole and read to its end, says this. */
  public void follow(Snapshot snapshot) {
    owner.execute(() -> settle(snapshot));
  }

  /** Begins and ends nothing any more; runs {@code then} when that is so. */
  public void end(Runnable then) {
    owner.execute(
        () -> {
          ended = true;
          followed.values().forEach(Followed::end);
          then.run();
        });
  }

  private void settle(Snapshot snapshot) {
    if (ended) {
      return;
    }
    Map<String, DirectoryEntry> entries =
        snapshot.entries().stream()
            .collect(
                Collectors.toMap(
                    DirectoryEntry::name, entry -> entry, (one, other) -> one, LinkedHashMap::new));
    runs.expect(
        (int) entries.values().stream().filter(entry -> Wanted.of(entry) == Wanted.RUN).count());
    Set<String> names = new HashSet<>(followed.keySet());
    names.removeAll(entries.keySet());
    names.forEach(name -> want(name, Optional.empty()));
    entries.forEach((name, entry) -> want(name, Optional.of(entry)));
  }

  private void want(String name, Optional<DirectoryEntry> entry) {
    Followed one = followed.computeIfAbsent(name, key -> new Followed(key, runs, owner));
    one.want(entry);
    if (one.isGone()) {
      followed.remove(name);
    }
  }
}
