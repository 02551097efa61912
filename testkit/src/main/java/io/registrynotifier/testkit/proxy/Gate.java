package io.registrynotifier.testkit.proxy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What every chunk of bytes passes: open, delayed or shut. Thread-safe. */
final class Gate {
  private boolean shut;
  private long delayNanos;

  synchronized void shut() {
    shut = true;
  }

  synchronized void delay(Duration latency) {
    delayNanos = latency.toNanos();
  }

  synchronized void open() {
    shut = false;
    delayNanos = 0;
    notifyAll();
  }

  /** Returns when bytes that were read now may go on. */
  synchronized void pass() throws InterruptedException {
    long due = System.nanoTime() + delayNanos;
    while (shut || (delayNanos > 0 && due - System.nanoTime() > 0)) {
      if (shut) {
        wait();
      } else {
        TimeUnit.NANOSECONDS.timedWait(this, due - System.nanoTime());
      }
    }
  }
}
