package io.registrynotifier.worker.dispatch;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much of an endpoint's memory is taken. Written in the endpoint's flow alone; {@link #isFull}
 * and {@link #expect} may be called anywhere.
 *
 * <p>What waits in the mailbox is in nobody's count yet. It is full, too, while more of that waits
 * than one poll brings, so that a poll thread cannot run ahead of a busy flow.
 */
final class Room {
  private final Runnable freed;
  private Bounds bounds;
  private final AtomicInteger expected = new AtomicInteger();
  private int records;
  private long bytes;
  private volatile boolean full;
  private volatile int atOnce;

  Room(Bounds bounds, Runnable freed) {
    this.bounds = bounds;
    this.freed = freed;
  }

  /** From now on so much may be taken. */
  void within(Bounds now) {
    bounds = now;
    full = records >= bounds.maxRecords() || bytes >= bounds.maxBytes();
    if (!full) {
      freed.run();
    }
  }

  boolean isFull() {
    return full || expected.get() > atOnce;
  }

  /** So many may be on their way while more are read. */
  void expectAtOnce(int deliveries) {
    atOnce = deliveries;
  }

  /** So many deliveries are on their way into the flow. */
  void expect(int deliveries) {
    expected.addAndGet(deliveries);
  }

  /** So many of those that were expected have come. */
  void arrived(int deliveries) {
    int left = expected.addAndGet(-deliveries);
    if (left <= atOnce && left + deliveries > atOnce) {
      freed.run();
    }
  }

  void take(int moreBytes) {
    records++;
    bytes += moreBytes;
    if (!full && (records >= bounds.maxRecords() || bytes >= bounds.maxBytes())) {
      full = true;
    }
  }

  /** Taking in goes on when half is free, so that it does not stop and go with each event. */
  void give(int lessRecords, long lessBytes) {
    records -= lessRecords;
    bytes -= lessBytes;
    if (full && records <= bounds.maxRecords() / 2 && bytes <= bounds.maxBytes() / 2) {
      full = false;
      freed.run();
    }
  }
}
