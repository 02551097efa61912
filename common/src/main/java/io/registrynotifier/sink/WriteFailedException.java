package io.registrynotifier.sink;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events that may not have been kept, and why; the same events may be written again. The message
 * holds nothing of them but an id.
 */
public final class WriteFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final @Nullable String explanation;

  public WriteFailedException(Reason reason, String message, @Nullable Throwable cause) {
    this(reason, message, null, cause);
  }

  private WriteFailedException(
      Reason reason, String message, @Nullable String explanation, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.explanation = explanation;
  }

  /** With a message that is for whoever sent the events, too. */
  public static WriteFailedException explained(Reason reason, String explanation) {
    return new WriteFailedException(reason, explanation, explanation, null);
  }

  public Reason reason() {
    return reason;
  }

  /** What whoever sent the events may be told of it: names no server, and no event but by id. */
  public Optional<String> explanation() {
    return Optional.ofNullable(explanation);
  }

  /** Why a write fails; few values, fit for a metric's label. */
  public enum Reason {
    /** Whatever keeps the events cannot be reached, or has not answered in time. */
    UNAVAILABLE("unavailable"),
    /** More is being written than is taken away. */
    OVERLOADED("overloaded"),
    /** The sink is not let in, or may not write. */
    NOT_AUTHORISED("not_authorised"),
    /** There is no such place to write to. */
    MISSING("missing"),
    /** An event is larger than can be kept: trying again helps only after a change of settings. */
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
