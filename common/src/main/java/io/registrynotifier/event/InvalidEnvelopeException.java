package io.registrynotifier.event;

import java.util.Objects;

/**
 * A body that is no envelope of events. The message names the place and what was expected there,
 * and never repeats what the body holds.
 */
public final class InvalidEnvelopeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** The message must not hold anything of the body but the registry's own member names. */
  InvalidEnvelopeException(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  public Reason reason() {
    return reason;
  }

  /** Why a body is refused; few values, fit for a metric's label. */
  public enum Reason {
    /** The content type is none of the registry's. */
    MEDIA_TYPE("media_type"),
    /** The bytes are not UTF-8, or begin with a byte order mark. */
    NOT_UTF8("not_utf8"),
    /** The text is not one JSON value. */
    NOT_JSON("not_json"),
    /** JSON, but no object with a list of events. */
    NOT_AN_ENVELOPE("not_an_envelope"),
    /** An event lacks what every event must have, or has it in the wrong type. */
    INVALID_EVENT("invalid_event"),
    /** A member stands twice in one object, at whatever level. */
    DUPLICATE_MEMBER("duplicate_member"),
    /** Objects and arrays are nested beyond the bound. */
    TOO_DEEP("too_deep"),
    /** More events than one envelope may have. */
    TOO_MANY_EVENTS("too_many_events"),
    /** An event, or a part of one, is larger than the bound. */
    EVENT_TOO_LARGE("event_too_large");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** The reason as a metric's label: lower case, stable. */
    public String label() {
      return label;
    }
  }
}
