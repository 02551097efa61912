package io.registrynotifier.worker.delivery;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** How an attempt ended. Only {@link Accepted} means delivered. */
public sealed interface Outcome {
  /** One answer for each ending, so that none is forgotten. */
  <T> T match(
      Function<Accepted, T> accepted,
      Function<Refused, T> refused,
      Function<Unanswered, T> unanswered);

  /**
   * The receiver took every event of the request.
   *
   * @param status the response's status code
   */
  record Accepted(int status) implements Outcome {
    @Override
    public <T> T match(
        Function<Accepted, T> accepted,
        Function<Refused, T> refused,
        Function<Unanswered, T> unanswered) {
      return accepted.apply(this);
    }
  }

  /**
   * The receiver answered with something else.
   *
   * @param status the response's status code
   * @param retryAfter what it asked for in {@code Retry-After} (RFC 9110 10.2.3), never negative
   * @param excerpt the start of the response's body, empty when it had none; not to be logged
   */
  record Refused(int status, Optional<Duration> retryAfter, String excerpt) implements Outcome {
    @Override
    public <T> T match(
        Function<Accepted, T> accepted,
        Function<Refused, T> refused,
        Function<Unanswered, T> unanswered) {
      return refused.apply(this);
    }
  }

  /**
   * No usable answer came.
   *
   * @param failure the class of the failure, for metrics
   * @param detail what happened, for people; no payload and no secret in it
   */
  record Unanswered(Failure failure, String detail) implements Outcome {
    @Override
    public <T> T match(
        Function<Accepted, T> accepted,
        Function<Refused, T> refused,
        Function<Unanswered, T> unanswered) {
      return unanswered.apply(this);
    }
  }

  /** The classes of failures without an answer. Few, so that they can be a label. */
  enum Failure {
    /** The host's name could not be resolved. */
    DNS_ERROR,
    /** Nobody listens there. */
    CONNECTION_REFUSED,
    /** The connection broke before the answer was complete. */
    CONNECTION_RESET,
    /** No route to the host. */
    NETWORK_UNREACHABLE,
    /** The endpoint's timeout passed. */
    TIMEOUT,
    /** The TLS handshake failed, a wrong host name in the certificate included. */
    TLS_ERROR,
    /** What came back is not HTTP. */
    PROTOCOL_ERROR,
    /** The response's body went past the bound. */
    RESPONSE_TOO_LARGE,
    /** A defect of ours; the log has it. */
    INTERNAL_ERROR;

    /** The label's value: lower case with underscores. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
