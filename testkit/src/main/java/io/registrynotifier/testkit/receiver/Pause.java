package io.registrynotifier.testkit.receiver;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that end early when the receiver closes. Thread-safe. */
final class Pause {
  private final CountDownLatch over = new CountDownLatch(1);

  /** Whether the pause ran its full time. */
  boolean of(Duration duration) throws InterruptedException {
    return !over.await(duration.toNanos(), TimeUnit.NANOSECONDS);
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  void end() {
    over.countDown();
  }
}
