package io.registrynotifier.standalone.node;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How the command waits for what it has started: only its main thread does. */
public final class Waiting {
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private Waiting() {}

  /** Whether it came true within the time. */
  public static boolean until(BooleanSupplier condition, Duration within) {
    long deadline = System.nanoTime() + within.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
    return true;
  }
}
