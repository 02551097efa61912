package io.registrynotifier.testkit.time;

import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A task of a {@link ManualScheduler}, which guards what changes in it. */
final class ManualTask<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {
  private final ManualScheduler scheduler;
  private final long order;
  private final long periodNanos;
  private long dueNanos;

  ManualTask(
      ManualScheduler scheduler, Callable<V> work, long dueNanos, long order, long periodNanos) {
    super(work);
    this.scheduler = scheduler;
    this.dueNanos = dueNanos;
    this.order = order;
    this.periodNanos = periodNanos;
  }

  long dueNanos() {
    return dueNanos;
  }

  /** This task, due one period later. */
  ManualTask<V> next() {
    dueNanos += periodNanos;
    return this;
  }

  @Override
  public boolean isPeriodic() {
    return periodNanos > 0;
  }

  @Override
  public void run() {
    if (isPeriodic()) {
      runAndReset();
    } else {
      super.run();
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    scheduler.cancelled(this);
    return cancelled;
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(dueNanos - scheduler.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    ManualTask<?> task = (ManualTask<?>) other;
    int byTime = Long.compare(dueNanos, task.dueNanos);
    return byTime != 0 ? byTime : Long.compare(order, task.order);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(order);
  }
}
