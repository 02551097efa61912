package io.registrynotifier.worker.dispatch;

/**
 * What one endpoint may hold in memory. Where it has one partition, that may take all of it. Where
 * it has several, half is for whatever comes first, and the other half, while lanes are scarce, for
 * those that hold less than an equal share of it; a poll may bring more than a share, so none is
 * kept for any of them.
 *
 * @param maxRecords undone deliveries, 1 or more
 * @param maxBytes their JSON together, 1 or more
 */
public record Bounds(int maxRecords, long maxBytes) {
  /** 10,000 deliveries, 16 MiB. */
  public static final Bounds DEFAULT = new Bounds(10_000, 16L << 20);

  /** Refuses bounds under which nothing could move. */
  public Bounds {
    if (maxRecords < 1 || maxBytes < 1) {
      throw new IllegalArgumentException(
          "bounds of " + maxRecords + " records, " + maxBytes + " bytes: expected 1 or more");
    }
  }

  /** One of so many equal parts, in which something can still move. */
  Bounds part(int parts) {
    return new Bounds(Math.max(1, maxRecords / parts), Math.max(1, maxBytes / parts));
  }

  /** Enough for both. */
  Bounds orMore(Bounds other) {
    return new Bounds(Math.max(maxRecords, other.maxRecords), Math.max(maxBytes, other.maxBytes));
  }

  /** Whether one who holds so much may take more. */
  boolean leaveRoomFor(int records, long bytes) {
    return records < maxRecords && bytes < maxBytes;
  }
}
