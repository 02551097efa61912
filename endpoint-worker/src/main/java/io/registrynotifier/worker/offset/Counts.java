package io.registrynotifier.worker.offset;

/**
 * What became of the events of one partition at one endpoint, over all the workers that ever had
 * it. Committed together with the offset, so no worker's death loses or repeats one.
 *
 * @param begun when the counting began, in milliseconds since 1970: counts of another beginning
 *     count other events. 0 where nothing was counted yet
 * @param delivered events that the endpoint accepted
 * @param putAside events put aside on the dead letters topic
 * @param passedOver events that it does not want, duplicates included
 */
public record Counts(long begun, long delivered, long putAside, long passedOver) {
  /** Nothing was counted, ever. */
  public static final Counts NONE = new Counts(0, 0, 0, 0);

  /** Whether this is {@link #NONE}. */
  public boolean isNone() {
    return begun == 0;
  }

  /** These, or zero from now on where nothing was counted yet. */
  public Counts begunBy(long nowMillis) {
    return isNone() ? new Counts(nowMillis, 0, 0, 0) : this;
  }
}
