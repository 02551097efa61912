package io.registrynotifier.worker.directory;

import io.registrynotifier.worker.directory.DirectoryException.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Writes changes to the directory, one after the other, each decided on what stands there while
 * nobody else can write. A writer that was driven out tries again a few times. Thread-safe.
 */
final class DirectoryWriter implements AutoCloseable {
  private static final int TRIES = 12;
  private static final Duration LONGEST_WAIT = Duration.ofMillis(800);
  private static final Duration BOUND = Duration.ofSeconds(20);

  private final Supplier<DirectorySession> sessions;
  private final DirectoryTail tail;
  private final ExecutorService blocking;
  private final ScheduledExecutorService timers;
  private final RandomGenerator random;
  private final Set<DirectorySession> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

  /** {@code blocking} has one thread; {@code timers} is never blocked. */
  DirectoryWriter(
      Supplier<DirectorySession> sessions,
      DirectoryTail tail,
      ExecutorService blocking,
      ScheduledExecutorService timers,
      RandomGenerator random) {
    this.sessions = sessions;
    this.tail = tail;
    this.blocking = blocking;
    this.timers = timers;
    this.random = random;
  }

  /**
   * Completes with the directory in which the change stands. Fails with a {@link
   * DirectoryException}; where that is {@link Unavailable}, the change may have been made.
   */
  synchronized CompletableFuture<DirectoryState> write(Change change) {
    CompletableFuture<DirectoryState> written =
        last.handle((before, failure) -> null)
            .thenCompose(nothing -> new Writing(change).run())
            .orTimeout(BOUND.toMillis(), TimeUnit.MILLISECONDS);
    last = written;
    return written.exceptionallyCompose(
        failure -> CompletableFuture.failedFuture(Failures.told(failure)));
  }

  private DirectorySession open() {
    DirectorySession session = sessions.get();
    open.add(session);
    if (closed) {
      close(session);
    }
    return session;
  }

  private void close(DirectorySession session) {
    if (open.remove(session)) {
      session.close();
    }
  }

  /** Closing blocks, so it is not done by who reads; at the end of all there is no other. */
  private void end(DirectorySession session) {
    try {
      blocking.execute(() -> close(session));
    } catch (RejectedExecutionException e) {
      close(session);
    }
  }

  /** What is being written is not finished: it is on the topic as a whole, or not at all. */
  @Override
  public void close() {
    closed = true;
    open.forEach(this::close);
  }

  /** One change until it is made. Confined to the stages of its own future. */
  private final class Writing {
    private final Change change;
    private Map<String, Optional<StoredEntry>> sent = Map.of();
    private int tries;

    Writing(Change change) {
      this.change = change;
    }

    CompletableFuture<DirectoryState> run() {
      return attempt()
          .exceptionallyCompose(
              failure ->
                  Failures.isFenced(failure) && ++tries < TRIES
                      ? later().thenCompose(nothing -> run())
                      : CompletableFuture.failedFuture(failure));
    }

    private CompletableFuture<DirectoryState> attempt() {
      return blocking(DirectoryWriter.this::open)
          .thenCompose(
              session ->
                  session
                      .end()
                      .thenCompose(tail::reached)
                      .thenCompose(state -> write(session, state))
                      .whenComplete((state, failure) -> end(session)));
    }

    /** What was sent before, and may have been committed all the same, is not sent again. */
    private CompletableFuture<DirectoryState> write(
        DirectorySession session, DirectoryState state) {
      if (!sent.isEmpty() && stands(state)) {
        return CompletableFuture.completedFuture(state);
      }
      return change
          .on(state)
          .thenCompose(
              entries ->
                  entries.isEmpty()
                      ? CompletableFuture.completedFuture(state)
                      : write(session, entries));
    }

    private CompletableFuture<DirectoryState> write(
        DirectorySession session, Map<String, Optional<StoredEntry>> entries) {
      sent = entries;
      return blocking(() -> session.write(entries)).thenCompose(tail::reached);
    }

    private boolean stands(DirectoryState state) {
      return sent.entrySet().stream()
          .allMatch(entry -> state.find(entry.getKey()).map(Kept::stored).equals(entry.getValue()));
    }

    private CompletableFuture<Void> later() {
      CompletableFuture<Void> later = new CompletableFuture<>();
      long wait = random.nextLong(20, LONGEST_WAIT.toMillis() * tries / TRIES + 40);
      var unused = timers.schedule(() -> later.complete(null), wait, TimeUnit.MILLISECONDS);
      return later;
    }

    private <T> CompletableFuture<T> blocking(Supplier<T> supplier) {
      try {
        return CompletableFuture.supplyAsync(supplier, blocking);
      } catch (RejectedExecutionException e) {
        return CompletableFuture.failedFuture(
            new Unavailable("the endpoint directory is closed", e));
      }
    }
  }
}
