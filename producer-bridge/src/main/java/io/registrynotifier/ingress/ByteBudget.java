package io.registrynotifier.ingress;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes that all bodies in flight may have in memory together. Thread-safe. */
final class ByteBudget {
  private final AtomicLong left;

  ByteBudget(long maxBytes) {
    this.left = new AtomicLong(maxBytes);
  }

  /** What one request has of it. */
  Share share() {
    return new Share();
  }

  long left() {
    return left.get();
  }

  private boolean tryTake(long bytes) {
    if (left.addAndGet(-bytes) < 0) {
      left.addAndGet(bytes);
      return false;
    }
    return true;
  }

  /**
   * Grows with a body until it is given back. Thread-safe: a body may still arrive when its request
   * is given up.
   */
  final class Share {
    private long taken;
    private boolean released;

    private Share() {}

    /** Whether there was room for that much more; never after the release. */
    synchronized boolean tryTake(long bytes) {
      if (released || !ByteBudget.this.tryTake(bytes)) {
        return false;
      }
      taken += bytes;
      return true;
    }

    /** Gives everything back, once. */
    synchronized void release() {
      released = true;
      left.addAndGet(taken);
      taken = 0;
    }
  }
}
