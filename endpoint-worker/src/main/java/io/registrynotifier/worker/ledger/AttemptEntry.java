package io.registrynotifier.worker.ledger;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One delivery within one attempt, as it was logged. Its texts come from outside and may hold
 * anything a person or a program has sent, mark-up included.
 *
 * @param endpoint who it was sent to
 * @param eventId the event's id
 * @param repository the event's repository
 * @param tag the event's tag, where it has one
 * @param action the event's action
 * @param partition where the event stands on the events topic
 * @param offset its offset there
 * @param attempt 1 for the first
 * @param result how it ended
 * @param status the answer's status, where one came
 * @param error the class of the failure and what happened, where no answer came
 * @param at when it ended
 * @param millis how long the request took
 * @param response the start of the answer's body, with the endpoint's secrets masked
 * @param sampled whether others like it were left out
 */
public record AttemptEntry(
    String endpoint,
    String eventId,
    String repository,
    Optional<String> tag,
    String action,
    int partition,
    long offset,
    int attempt,
    Result result,
    OptionalInt status,
    Optional<String> error,
    Instant at,
    long millis,
    String response,
    boolean sampled) {

  /** How an attempt ended. */
  public enum Result {
    /** The receiver took it. */
    ACCEPTED,
    /** The receiver answered with something else. */
    REFUSED,
    /** No usable answer came. */
    UNANSWERED;

    /** The name on the wire and on pages: lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
