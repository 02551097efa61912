package io.registrynotifier.worker.dispatch;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
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
  private final LongConsumer wake;
  private @Nullable Future<?> timer;
  private long atNanos;
  private long rings;

  /**
   * {@code wake} runs on a timer's thread with the number of the ring and must call {@link #rung}
   * with it from the flow.
   */
  Alarm(LongSupplier nanoTime, ScheduledExecutorService timers, LongConsumer wake) {
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
    long ring = ++rings;
    timer = timers.schedule(() -> wake.accept(ring), delay, TimeUnit.NANOSECONDS);
  }

  /**
   * It has rung: the next time it is given counts, however late. A ring that was cancelled too late
   * leaves the timer alone that took its place.
   */
  void rung(long ring) {
    if (ring == rings) {
      timer = null;
    }
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
