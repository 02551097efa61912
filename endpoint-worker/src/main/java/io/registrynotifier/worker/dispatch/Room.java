package io.registrynotifier.worker.dispatch;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much of an endpoint's memory is taken. Written in the endpoint's flow alone; {@link #isFull}
 * and {@link #expect} may be called anywhere.
 *
 * <p>It is full long before its bounds while enough lanes wait for nothing but their turn: more
 * would go out no sooner, and what waits for long is copied by the garbage collector and gone from
 * the processor's cache. Behind lanes that cannot go, or batches that wait to be filled, it fills
 * up to its bounds.
 *
 * <p>What waits in the mailbox is in nobody's count yet. It is full, too, while more of that waits
 * than one poll brings, so that a poll thread cannot run ahead of a busy flow.
 */
final class Room {
  private final int enoughLanes;
  private final Runnable freed;
  private Bounds bounds;
  private final AtomicInteger expected = new AtomicInteger();
  private int records;
  private long bytes;
  private volatile boolean full;
  private volatile boolean enough;
  private volatile int atOnce;

  /**
   * Room for what one endpoint may hold.
   *
   * @param enoughLanes how many lanes that wait for their turn are enough
   * @param freed told when there is room again
   */
  Room(Bounds bounds, int enoughLanes, Runnable freed) {
    this.bounds = bounds;
    this.enoughLanes = enoughLanes;
    this.freed = freed;
  }

  /** From now on so much may be taken. */
  void within(Bounds now) {
    bounds = now;
    full = records >= bounds.maxRecords() || bytes >= bounds.maxBytes();
    tellIfFree();
  }

  boolean isFull() {
    return full || enough || expected.get() > atOnce;
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
      tellIfFree();
    }
  }

  /** So many lanes wait for their turn. Taking in goes on when half of what is enough is left. */
  void waiting(int lanes) {
    if (!enough) {
      enough = lanes >= enoughLanes;
    } else if (lanes <= enoughLanes / 2) {
      enough = false;
      tellIfFree();
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
      tellIfFree();
    }
  }

  private void tellIfFree() {
    if (!isFull()) {
      freed.run();
    }
  }
}
