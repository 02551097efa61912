package io.registrynotifier.topic;

/**
 * The names of the headers that a record of the dead letters topic carries beside those that the
 * event had. Public: other programs read them.
 */
public final class DeadLetterHeaders {
  /** What stands before every name of this kind. */
  public static final String PREFIX = "dead-letter-";

  /** The endpoint that would not take the event. */
  public static final String ENDPOINT = PREFIX + "endpoint";

  /** In words: the last answer, and the limit or status that ended the trying. */
  public static final String CAUSE = PREFIX + "cause";

  /** How many requests carried the event. */
  public static final String ATTEMPTS = PREFIX + "attempts";

  /** When the first of them failed, in ISO 8601. */
  public static final String FIRST_FAILURE = PREFIX + "first-failure";

  /** The topic that the event stood on. */
  public static final String TOPIC = PREFIX + "topic";

  /** Its partition there. */
  public static final String PARTITION = PREFIX + "partition";

  /** Its offset on the partition. */
  public static final String OFFSET = PREFIX + "offset";

  private DeadLetterHeaders() {}
}
