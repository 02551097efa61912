package io.registrynotifier.worker.dispatch;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much of an endpoint's memory is taken. Written in the endpoint's flow alone; {@link #isFull},
 * {@link #isTaken} and {@link #expect} may be called anywhere.
 *
 * <p>It is full long before its bounds while enough lanes wait for nothing but their turn: more
 * would go out no sooner, and what waits for long is copied by the garbage collector and gone from
 * the processor's cache. Behind lanes that cannot go, or batches that wait to be filled, it fills
 * up to its bounds: half with whatever comes first, half with what {@link Crowd} does not call
 * rich.
 *
 * <p>What waits in the mailbox is in nobody's count yet. It is full, too, while more of that waits
 * than one poll brings, so that a poll thread cannot run ahead of a busy flow.
 */
final class Room {
  /** Lanes are scarce, once there were none, up to one part in so many of what is enough. */
  private static final int SCARCE = 32;

  private final Bounds oneRequest;
  private final int enoughLanes;
  private final Runnable freed;
  private Bounds bounds;
  private int partitions;
  private Bounds common;
  private final AtomicInteger expected = new AtomicInteger();
  private int records;
  private long bytes;
  private volatile boolean full;
  private volatile boolean packed;
  private volatile boolean enough;
  private volatile boolean scarce;
  private volatile int atOnce;

  /**
   * Room for what one endpoint may hold.
   *
   * @param oneRequest what a request may carry: no share is smaller, or none was ever filled
   * @param enoughLanes how many lanes that wait for their turn are enough
   * @param freed told when there is room again
   */
  Room(Bounds bounds, Bounds oneRequest, int enoughLanes, Runnable freed) {
    this.bounds = bounds;
    this.oneRequest = oneRequest;
    this.common = bounds;
    this.enoughLanes = enoughLanes;
    this.freed = freed;
  }

  /** From now on so much may be taken. */
  void within(Bounds now) {
    bounds = now;
    divide();
  }

  /** So many partitions share it from now on. */
  void among(int sharing) {
    if (sharing != partitions) {
      partitions = sharing;
      divide();
    }
  }

  private void divide() {
    boolean wasFull = full;
    common = isShared() ? bounds.part(2) : bounds;
    full = !common.leaveRoomFor(records, bytes);
    packed = isPacked();
    if (wasFull) {
      tellIfFree();
    }
  }

  private boolean isShared() {
    return partitions > 1;
  }

  private boolean isPacked() {
    return full && !(isShared() && bounds.leaveRoomFor(records, bytes));
  }

  /** Whether nothing more is taken in that comes first. */
  boolean isFull() {
    return full || enough || expected.get() > atOnce;
  }

  /**
   * Whether it is full because its common half is taken, some of the other is not, and more could
   * go out than there is. Else nobody is helped by it, and who has filled the common half would
   * have to wait for a fetch that waits for the others.
   */
  boolean isTaken() {
    return full && !packed && scarce && !enough && expected.get() <= atOnce;
  }

  /** What each partition may hold though the common half is taken. In the flow alone. */
  Bounds share() {
    return bounds.part(2 * Math.max(1, partitions)).orMore(oneRequest);
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
    boolean wasEnough = enough;
    boolean wasScarce = scarce;
    enough = lanes >= enoughLanes || (wasEnough && lanes > enoughLanes / 2);
    scarce = lanes == 0 || (wasScarce && lanes < enoughLanes / SCARCE);
    if ((wasEnough && !enough) || (full && scarce && !wasScarce)) {
      tellIfFree();
    }
  }

  void take(int moreBytes) {
    records++;
    bytes += moreBytes;
    if (full || !common.leaveRoomFor(records, bytes)) {
      full = true;
      packed = isPacked();
    }
  }

  /**
   * Taking in goes on when half is free of what is for whatever comes first, so that it does not
   * stop and go with each event. For a partition that holds little it goes on at once: a poll
   * brings many.
   */
  void give(int lessRecords, long lessBytes) {
    records -= lessRecords;
    bytes -= lessBytes;
    if (full) {
      boolean wasPacked = packed;
      full = records > common.maxRecords() / 2 || bytes > common.maxBytes() / 2;
      packed = isPacked();
      if (!full || (wasPacked && !packed)) {
        tellIfFree();
      }
    }
  }

  private void tellIfFree() {
    if (!isFull() || isTaken()) {
      freed.run();
    }
  }
}
