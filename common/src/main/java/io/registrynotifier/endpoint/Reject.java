package io.registrynotifier.endpoint;

/**
 * What becomes of an event that the endpoint will not take: past the limits of {@link Retry}, or
 * answered with one of the statuses.
 *
 * @param statuses answers that reject the event at once; only meaningful with dead letters
 */
public record Reject(StatusRanges statuses, Action action) {
  /** Nothing is ever put aside: the event is retried and holds its lane back. */
  public static final Reject BLOCK = new Reject(StatusRanges.NONE, Action.BLOCK);

  /** What to do with a rejected event. */
  public enum Action {
    /** Go on trying; nothing is put aside. */
    BLOCK,
    /** Put it on the dead letters topic, then go on with the next. */
    DEAD_LETTER
  }
}
