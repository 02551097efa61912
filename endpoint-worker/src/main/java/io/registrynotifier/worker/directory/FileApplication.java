package io.registrynotifier.worker.directory;

import io.registrynotifier.endpoint.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the endpoints of this process's file are in the directory once, at the start.
 * Until one is seen there it counts as if it were, so that nothing waits for the writing: nobody
 * can have changed or stopped what the directory never had. Thread-safe.
 */
final class FileApplication {
  private static final Logger log = LoggerFactory.getLogger(FileApplication.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final FileEndpoints file;
  private final DirectoryTail tail;
  private final DirectoryWriter writer;
  private final DirectoryChanges changes;
  private final ScheduledExecutorService timers;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicInteger lookedAt = new AtomicInteger();
  private volatile boolean applied;
  private volatile Optional<String> problem = Optional.empty();

  FileApplication(
      FileEndpoints file,
      DirectoryTail tail,
      DirectoryWriter writer,
      DirectoryChanges changes,
      ScheduledExecutorService timers) {
    this.file = file;
    this.tail = tail;
    this.writer = writer;
    this.changes = changes;
    this.timers = timers;
  }

  /** The directory was read. */
  void look(DirectoryState state, int topics) {
    if (topics != lookedAt.getAndSet(topics)) {
      begin();
    }
    seen.addAll(state.kept().keySet());
    if (begun.compareAndSet(false, true)) {
      apply();
    }
  }

  /** A topic that was made anew never had any. */
  private void begin() {
    applied = false;
    seen.clear();
    begun.set(false);
  }

  /** Those of the file that the directory does not have yet and never had since the start. */
  List<DirectoryEntry> unwritten() {
    return file.endpoints().values().stream()
        .filter(endpoint -> !applied && !seen.contains(endpoint.name()))
        .map(FileEndpoints::unwritten)
        .toList();
  }

  /** Why the file could not be applied; empty when it was, or was not tried yet. */
  Optional<String> problem() {
    return problem;
  }

  private void apply() {
    if (missing(tail.state()).isEmpty() && !isDeleting(tail.state())) {
      applied();
      return;
    }
    var unused =
        writer
            .write(state -> CompletableFuture.completedFuture(missing(state)))
            .whenComplete(
                (state, failure) -> {
                  if (failure == null && !isDeleting(state)) {
                    applied();
                  } else {
                    again(Optional.ofNullable(failure));
                  }
                });
  }

  private Map<String, Optional<StoredEntry>> missing(DirectoryState state) {
    return file.missingIn(state, changes.now());
  }

  /** Whether one of the file's is on its way out: it is made anew when it is gone. */
  private boolean isDeleting(DirectoryState state) {
    return file.endpoints().values().stream()
        .map(Endpoint::name)
        .flatMap(name -> state.find(name).stream())
        .anyMatch(kept -> kept.stored().activity() == Activity.DELETING);
  }

  private void applied() {
    problem = Optional.empty();
    applied = true;
    log.atInfo()
        .addKeyValue("endpoints", file.endpoints().size())
        .log("the file's endpoints are in the directory");
  }

  private void again(Optional<Throwable> failure) {
    Optional<String> now = failure.map(Failures::unwrap).map(Throwable::getMessage);
    if (now.isPresent() && !now.equals(problem)) {
      log.atWarn()
          .addKeyValue("error", now.get())
          .log("the file's endpoints are not in the directory yet, they run as the file says");
    }
    problem = now;
    var unused = timers.schedule(this::apply, RETRY.toMillis(), TimeUnit.MILLISECONDS);
  }
}
