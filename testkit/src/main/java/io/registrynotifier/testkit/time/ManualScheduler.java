package io.registrynotifier.testkit.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A scheduler whose time passes only in {@link #advance}, which runs what has become due, in the
 * order of the due times, on the caller's thread. {@code execute} and {@code submit} count as due
 * at once and run with the next advance, also one of zero.
 *
 * <p>Thread-safe; tasks run outside its lock.
 */
public final class ManualScheduler extends AbstractExecutorService
    implements ScheduledExecutorService {
  private final PriorityQueue<ManualTask<?>> tasks = new PriorityQueue<>();
  private long nowNanos;
  private long created;
  private boolean shutdown;

  /** What a {@code System::nanoTime} of this scheduler's time would say. */
  public synchronized long nanoTime() {
    return nowNanos;
  }

  /** How many tasks wait. */
  public synchronized int waiting() {
    return tasks.size();
  }

  /** Lets time pass, running what becomes due, tasks that those schedule included. */
  public void advance(Duration duration) {
    long end = nanoTime() + duration.toNanos();
    for (Optional<ManualTask<?>> due = takeDue(end); due.isPresent(); due = takeDue(end)) {
      due.get().run();
      keepPeriodic(due.get());
    }
    synchronized (this) {
      nowNanos = end;
    }
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return add(Executors.callable(command), unit.toNanos(delay), 0);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return add(callable, unit.toNanos(delay), 0);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return add(Executors.callable(command), unit.toNanos(initialDelay), unit.toNanos(period));
  }

  /** The same as at a fixed rate: tasks take no time here. */
  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return scheduleAtFixedRate(command, initialDelay, delay, unit);
  }

  @Override
  public void execute(Runnable command) {
    ScheduledFuture<?> unused = add(Executors.callable(command), 0, 0);
  }

  @Override
  public synchronized void shutdown() {
    shutdown = true;
    tasks.clear();
  }

  @Override
  public synchronized List<Runnable> shutdownNow() {
    List<Runnable> waiting = new ArrayList<>(tasks);
    shutdown();
    return waiting;
  }

  @Override
  public synchronized boolean isShutdown() {
    return shutdown;
  }

  @Override
  public synchronized boolean isTerminated() {
    return shutdown;
  }

  @Override
  public synchronized boolean awaitTermination(long timeout, TimeUnit unit) {
    return shutdown;
  }

  synchronized void cancelled(ManualTask<?> task) {
    tasks.remove(task);
  }

  private synchronized <V> ManualTask<V> add(Callable<V> work, long delay, long periodNanos) {
    if (shutdown) {
      throw new RejectedExecutionException("the scheduler is shut down");
    }
    long due = nowNanos + Math.max(0, delay);
    ManualTask<V> task = new ManualTask<>(this, work, due, created++, periodNanos);
    tasks.add(task);
    return task;
  }

  private synchronized Optional<ManualTask<?>> takeDue(long end) {
    ManualTask<?> next = tasks.peek();
    if (next == null || next.dueNanos() > end) {
      return Optional.empty();
    }
    tasks.remove();
    nowNanos = Math.max(nowNanos, next.dueNanos());
    return Optional.of(next);
  }

  private synchronized void keepPeriodic(ManualTask<?> task) {
    if (task.isPeriodic() && !task.isDone() && !shutdown) {
      tasks.add(task.next());
    }
  }
}
