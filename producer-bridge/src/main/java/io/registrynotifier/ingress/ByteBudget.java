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

  /** Grows with a body and is given back once. Thread-safe. */
  final class Share {
    private final AtomicLong taken = new AtomicLong();

    private Share() {}

    /** Whether there was room for that much more. */
    boolean tryTake(long bytes) {
      if (left.addAndGet(-bytes) < 0) {
        left.addAndGet(bytes);
        return false;
      }
      taken.addAndGet(bytes);
      return true;
    }

    /** Gives everything back. */
    void release() {
      left.addAndGet(taken.getAndSet(0));
    }
  }
}
