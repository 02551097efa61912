package io.registrynotifier.system.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does things at their times, one after the other, on a thread of its own. */
final class Schedule implements AutoCloseable {
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final long startedNanos = System.nanoTime();
  private final List<Future<?>> all = new ArrayList<>();

  /** Time begins now. */
  static Schedule start() {
    return new Schedule();
  }

  void at(Duration time, Runnable deed) {
    long delay = startedNanos + time.toNanos() - System.nanoTime();
    all.add(thread.schedule(deed, delay, TimeUnit.NANOSECONDS));
  }

  /** Returns when everything has been done; fails with what failed. */
  void awaitEnd(Duration limit) {
    for (Future<?> each : all) {
      try {
        each.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new AssertionError("a step of the plan failed", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted during the plan", e);
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
