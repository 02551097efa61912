package io.registrynotifier.worker.dispatch;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One timer for everything that an endpoint waits for: it rings at the earliest of the times it was
 * given, and forgets the others, which whoever it wakes gives again. Confined to the endpoint's
 * flow.
 */
final class Alarm {
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService timers;
  private final Runnable wake;
  private @Nullable Future<?> timer;
  private long atNanos;

  /** {@code wake} runs on a timer's thread and must call {@link #rung} from the flow. */
  Alarm(LongSupplier nanoTime, ScheduledExecutorService timers, Runnable wake) {
    this.nanoTime = nanoTime;
    this.timers = timers;
    this.wake = wake;
  }

  /** Rings at this time at the latest. */
  void ringAt(long nanos) {
    if (timer != null && nanos - atNanos >= 0) {
      return;
    }
    cancel();
    atNanos = nanos;
    long delay = Math.max(0, nanos - nanoTime.getAsLong());
    timer = timers.schedule(wake, delay, TimeUnit.NANOSECONDS);
  }

  /** It has rung: the next time it is given counts, however late. */
  void rung() {
    timer = null;
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
