package io.registrynotifier.producer.kafka;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Whether writes flow: Kafka has acknowledged one lately, none has failed since, and little is
 * under way. Then the producer knows its topic and has room, so that handing over does not block.
 * Thread-safe.
 */
final class Flowing {
  /** Well below the five minutes after which a producer forgets a topic that it does not use. */
  private static final long SURE_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** Well below the smallest buffer that makes sense for a producer. */
  private static final long MAX_UNDER_WAY_BYTES = 1L << 20;

  private final LongSupplier nanoTime;
  private final AtomicLong underWayBytes = new AtomicLong();
  private volatile boolean acknowledged;
  private volatile long acknowledgedNanos;

  Flowing(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Learns from how the write ends; one without events ends by itself and says nothing of Kafka.
   */
  void watch(PendingWrite write) {
    if (write.events().isEmpty()) {
      return;
    }
    underWayBytes.addAndGet(write.bytes());
    var unused =
        write
            .done()
            .whenComplete(
                (done, failure) -> {
                  underWayBytes.addAndGet(-write.bytes());
                  acknowledgedNanos = nanoTime.getAsLong();
                  acknowledged = failure == null;
                });
  }

  boolean isSure() {
    return acknowledged
        && underWayBytes.get() <= MAX_UNDER_WAY_BYTES
        && nanoTime.getAsLong() - acknowledgedNanos < SURE_NANOS;
  }
}
