package io.registrynotifier.topic;

/**
 * The names of the headers that a record of the events topic carries: the CloudEvents 1.0 Kafka
 * binding in binary content mode, extensions of ours, and the media type of the registry's
 * envelope. Public: filters and other programs read them.
 */
public final class EventHeaders {
  /** What stands before the name of every CloudEvents attribute. */
  public static final String PREFIX = "ce_";

  /** Always {@code 1.0}. */
  public static final String SPEC_VERSION = "ce_specversion";

  /** The event's id. */
  public static final String ID = "ce_id";

  /** The registry that sent the event, as a URI-reference. */
  public static final String SOURCE = "ce_source";

  /** {@code io.distribution.registry.} and the action. */
  public static final String TYPE = "ce_type";

  /**
   * {@code repository:tag}, {@code repository@digest} or {@code repository}; absent without one.
   */
  public static final String SUBJECT = "ce_subject";

  /** The event's timestamp; absent where it is not RFC 3339. */
  public static final String TIME = "ce_time";

  /** The record's key as text: the repository, or the event's id where there is none. */
  public static final String PARTITION_KEY = "ce_partitionkey";

  /** The action, unchanged. */
  public static final String ACTION = "ce_action";

  /** {@code target.mediaType}; absent where it is empty. */
  public static final String MEDIA_TYPE = "ce_mediatype";

  /** {@code target.tag}; absent where it is empty. */
  public static final String TAG = "ce_tag";

  /** {@code target.digest}; absent where it is empty. */
  public static final String DIGEST = "ce_digest";

  /** The media type of the value: always {@code application/json}. */
  public static final String CONTENT_TYPE = "content-type";

  /** The media type of the envelope that the event came in. */
  public static final String ENVELOPE = "registry-envelope";

  /**
   * The only endpoint that the record is for, on a record that was written again for one: every
   * other endpoint passes over it.
   */
  public static final String REDRIVE_TO = "registry-redrive-to";

  private EventHeaders() {}
}
