package io.registrynotifier.worker.follow;

import io.registrynotifier.worker.directory.Activity;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.directory.SkipOrder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * One endpoint in this process: what it does here, and what it is to do. While it ends something
 * nothing new begins; then it does what is wanted by then. Confined to the following thread.
 */
final class Followed {
  private final String name;
  private final EndpointRuns runs;
  private final Executor owner;
  private Optional<DirectoryEntry> wanted = Optional.empty();
  private Optional<DirectoryEntry> running = Optional.empty();
  private Optional<DirectoryEntry> keeping = Optional.empty();
  private boolean ending;
  private boolean ended;

  Followed(String name, EndpointRuns runs, Executor owner) {
    this.name = name;
    this.runs = runs;
    this.owner = owner;
  }

  /** The directory says this now; empty when it says nothing of the endpoint. */
  void want(Optional<DirectoryEntry> entry) {
    wanted = entry;
    settle();
  }

  /** Nothing changes here any more. */
  void end() {
    ended = true;
  }

  /** Whether there is nothing left to follow. */
  boolean isGone() {
    return wanted.isEmpty() && running.isEmpty() && keeping.isEmpty() && !ending;
  }

  private void settle() {
    if (ending || ended) {
      return;
    }
    if (running.isPresent()) {
      settleRunning(running.get());
    } else if (keeping.isPresent()) {
      settleKeeping(keeping.get());
    } else {
      begin();
    }
  }

  private void settleRunning(DirectoryEntry before) {
    Optional<DirectoryEntry> goesOn =
        wanted.filter(
            entry ->
                Wanted.of(entry) == Wanted.RUN
                    && !Wanted.isAnother(before, entry)
                    && !Wanted.needsRestart(before.endpoint(), entry.endpoint()));
    if (goesOn.isPresent()) {
      running = goesOn;
      adjust(before, goesOn.get());
    } else {
      running = Optional.empty();
      end(runs.stop(name));
    }
  }

  private void settleKeeping(DirectoryEntry before) {
    boolean goesOn =
        wanted
            .filter(entry -> Wanted.of(entry) == Wanted.KEEP && !Wanted.isAnother(before, entry))
            .isPresent();
    if (!goesOn) {
      keeping = Optional.empty();
      end(runs.keepNoMore(name));
    }
  }

  private void end(CompletableFuture<Void> done) {
    ending = true;
    var unused =
        done.whenComplete(
            (nothing, failure) ->
                owner.execute(
                    () -> {
                      ending = false;
                      settle();
                    }));
  }

  private void begin() {
    if (wanted.isEmpty()) {
      runs.forget(name);
      return;
    }
    DirectoryEntry entry = wanted.get();
    switch (Wanted.of(entry)) {
      case RUN -> {
        running = wanted;
        runs.start(entry);
      }
      case KEEP -> {
        keeping = wanted;
        runs.keep(entry.endpoint());
      }
      case LEAVE -> {
        runs.forget(name);
        runs.left(entry);
      }
    }
  }

  private void adjust(DirectoryEntry before, DirectoryEntry now) {
    if (Wanted.changesAttempts(before.endpoint(), now.endpoint())) {
      runs.change(now.endpoint());
    }
    for (SkipOrder skip : now.skips()) {
      if (!before.skips().contains(skip)) {
        runs.skip(name, skip);
      }
    }
    if (now.activity() == Activity.PARKED) {
      runs.park(name);
    } else if (now.activity() != Activity.RUNNING) {
      runs.hold(name);
    } else if (before.revision() != now.revision()) {
      runs.release(name);
    }
    if (now.retryAt().isPresent() && !now.retryAt().equals(before.retryAt())) {
      runs.retryNow(name);
    }
  }
}
