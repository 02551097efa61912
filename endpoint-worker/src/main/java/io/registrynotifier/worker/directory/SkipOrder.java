package io.registrynotifier.worker.directory;

/**
 * An event that is to be put aside without being delivered: whichever worker holds the partition
 * puts it on the dead letters topic with the reason, or finds that it is done already.
 *
 * @param reason why, in the words of who asked for it
 */
public record SkipOrder(int partition, long offset, String reason) {
  /** Refuses what is no place in a topic. */
  public SkipOrder {
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "skip of partition " + partition + " offset " + offset + ": expected 0 or more of both");
    }
    reason = Reasons.checked(reason);
  }
}
