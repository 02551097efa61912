package io.registrynotifier.worker.consume;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The few bounded waits of a poll thread: when it hands partitions over, has lost them, and when it
 * ends. While it polls it never waits here.
 */
final class Waits {
  private Waits() {}

  /** The future's value; empty when the bound passed, or when the thread is to end. */
  static <T> Optional<T> atMost(Duration bound, CompletableFuture<T> future) {
    try {
      return Optional.ofNullable(future.get(bound.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a flow's future failed", e);
    }
  }
}
