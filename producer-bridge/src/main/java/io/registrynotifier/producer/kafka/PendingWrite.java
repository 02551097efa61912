package io.registrynotifier.producer.kafka;

import io.registrynotifier.event.CarriedEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** One write: its events, and how many of them are not acknowledged yet. Thread-safe. */
final class PendingWrite {
  /** What an event costs beside its JSON: attributes, headers, objects. */
  private static final int OVERHEAD_BYTES = 1024;

  private final List<CarriedEvent> events;
  private final long bytes;
  private final long askedAtNanos;
  private final AtomicInteger unacknowledged;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  private PendingWrite(List<CarriedEvent> events, long bytes, long askedAtNanos) {
    this.events = events;
    this.bytes = bytes;
    this.askedAtNanos = askedAtNanos;
    this.unacknowledged = new AtomicInteger(events.size());
  }

  static PendingWrite of(List<CarriedEvent> events, long nowNanos) {
    long bytes = 0;
    for (CarriedEvent event : events) {
      bytes += event.json().length + OVERHEAD_BYTES;
    }
    PendingWrite write = new PendingWrite(events, bytes, nowNanos);
    if (events.isEmpty()) {
      write.done.complete(null);
    }
    return write;
  }

  List<CarriedEvent> events() {
    return events;
  }

  long bytes() {
    return bytes;
  }

  boolean askedBefore(long nanos) {
    return askedAtNanos - nanos < 0;
  }

  void acknowledge() {
    if (unacknowledged.decrementAndGet() == 0) {
      done.complete(null);
    }
  }

  void fail(RuntimeException failure) {
    done.completeExceptionally(failure);
  }

  boolean isOver() {
    return done.isDone();
  }

  /** A caller who cancels it gives up whatever is not handed over yet. */
  CompletableFuture<Void> done() {
    return done;
  }
}
