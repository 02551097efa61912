package io.registrynotifier.producer.kafka;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that are somewhere at the moment, up to a bound. Thread-safe. */
final class ByteCount {
  private final long maxBytes;
  private final AtomicLong bytes = new AtomicLong();

  ByteCount(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Adds them unless that would go over the bound; what comes to an empty place always fits. */
  boolean tryAdd(long added) {
    while (true) {
      long before = bytes.get();
      if (before > 0 && before + added > maxBytes) {
        return false;
      }
      if (bytes.compareAndSet(before, before + added)) {
        return true;
      }
    }
  }

  void remove(long removed) {
    bytes.addAndGet(-removed);
  }
}
