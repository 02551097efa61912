package io.registrynotifier.ingress;

import io.registrynotifier.event.InvalidEnvelopeException;
import io.registrynotifier.sink.WriteFailedException;

/** Why a request is not answered with success; few values, fit for a metric's label. */
public enum Rejection {
  UNAUTHORIZED(401, "unauthorized"),
  CONTENT_ENCODING(415, "content_encoding"),
  MEDIA_TYPE(415, "media_type"),
  BODY_TOO_LARGE(413, "body_too_large"),
  BODY_CUT_OFF(400, "body_cut_off"),
  BODY_TOO_SLOW(408, "body_too_slow"),
  NOT_UTF8(400, "not_utf8"),
  NOT_JSON(400, "not_json"),
  NOT_AN_ENVELOPE(400, "not_an_envelope"),
  INVALID_EVENT(400, "invalid_event"),
  DUPLICATE_MEMBER(400, "duplicate_member"),
  TOO_DEEP(400, "too_deep"),
  TOO_MANY_EVENTS(413, "too_many_events"),
  EVENT_TOO_LARGE(413, "event_too_large"),
  BUSY(503, "busy"),
  KAFKA_UNAVAILABLE(503, "kafka_unavailable"),
  KAFKA_NOT_AUTHORISED(503, "kafka_not_authorised"),
  KAFKA_TOPIC_MISSING(503, "kafka_topic_missing"),
  ENDING(503, "ending");

  private final int status;
  private final String label;

  Rejection(int status, String label) {
    this.status = status;
    this.label = label;
  }

  static Rejection of(InvalidEnvelopeException.Reason reason) {
    return switch (reason) {
      case MEDIA_TYPE -> MEDIA_TYPE;
      case NOT_UTF8 -> NOT_UTF8;
      case NOT_JSON -> NOT_JSON;
      case NOT_AN_ENVELOPE -> NOT_AN_ENVELOPE;
      case INVALID_EVENT -> INVALID_EVENT;
      case DUPLICATE_MEMBER -> DUPLICATE_MEMBER;
      case TOO_DEEP -> TOO_DEEP;
      case TOO_MANY_EVENTS -> TOO_MANY_EVENTS;
      case EVENT_TOO_LARGE -> EVENT_TOO_LARGE;
    };
  }

  static Rejection of(WriteFailedException.Reason reason) {
    return switch (reason) {
      case UNAVAILABLE -> KAFKA_UNAVAILABLE;
      case OVERLOADED -> BUSY;
      case NOT_AUTHORISED -> KAFKA_NOT_AUTHORISED;
      case MISSING -> KAFKA_TOPIC_MISSING;
      case EVENT_TOO_LARGE -> EVENT_TOO_LARGE;
    };
  }

  /** The HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** The reason as a metric's label and as a member of the answer: lower case, stable. */
  public String label() {
    return label;
  }

  /** Whether the same request may succeed later (RFC 9110 10.2.3). */
  boolean asksToRetryLater() {
    return status == 503;
  }
}
