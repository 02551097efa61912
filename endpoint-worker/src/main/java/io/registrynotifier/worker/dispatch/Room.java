package io.registrynotifier.worker.dispatch;

/**
 * How much of an endpoint's memory is taken. Written in the endpoint's flow alone; {@link #isFull}
 * may be read anywhere.
 */
final class Room {
  private final Bounds bounds;
  private final Runnable freed;
  private int records;
  private long bytes;
  private volatile boolean full;

  Room(Bounds bounds, Runnable freed) {
    this.bounds = bounds;
    this.freed = freed;
  }

  boolean isFull() {
    return full;
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
