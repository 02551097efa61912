package io.registrynotifier.worker.report;

import io.registrynotifier.event.EventAttributes;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Refused;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import io.registrynotifier.worker.ledger.AttemptEntry;
import io.registrynotifier.worker.ledger.AttemptEntry.Result;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One delivery of an attempt that is to be logged, as it came; without the event's JSON, so that
 * what waits is small.
 *
 * @param attempt the attempt's number
 * @param sampled whether others like it are left out
 */
record LoggedDelivery(
    EventAttributes event,
    int partition,
    long offset,
    int attempt,
    Outcome outcome,
    Instant at,
    long millis,
    boolean sampled) {
  /** Long enough for a message, short enough to keep two hundred of. */
  private static final int MAX_RESPONSE_CHARS = 512;

  private static final int MAX_ERROR_CHARS = 256;
  private static final int MAX_NAME_CHARS = 512;

  static LoggedDelivery of(
      Delivery delivery,
      Attempt attempt,
      Outcome outcome,
      Instant at,
      long millis,
      boolean sampled) {
    return new LoggedDelivery(
        delivery.event().attributes(),
        delivery.partition(),
        delivery.offset(),
        attempt.number(),
        outcome,
        at,
        millis,
        sampled);
  }

  /** Secrets are masked before anything is cut, or the rest of one might show. */
  AttemptEntry entry(String endpoint, Secrets secrets) {
    return new AttemptEntry(
        endpoint,
        event.id(),
        start(event.repository(), MAX_NAME_CHARS),
        event.tag().isEmpty() ? Optional.empty() : Optional.of(start(event.tag(), MAX_NAME_CHARS)),
        start(event.action(), MAX_NAME_CHARS),
        partition,
        offset,
        attempt,
        outcome.match(
            accepted -> Result.ACCEPTED, refused -> Result.REFUSED, none -> Result.UNANSWERED),
        outcome.match(
            accepted -> OptionalInt.of(accepted.status()),
            refused -> OptionalInt.of(refused.status()),
            unanswered -> OptionalInt.empty()),
        error(secrets),
        at,
        millis,
        response(secrets),
        sampled);
  }

  private Optional<String> error(Secrets secrets) {
    return outcome instanceof Unanswered unanswered
        ? Optional.of(start(secrets.mask(words(unanswered)), MAX_ERROR_CHARS))
        : Optional.empty();
  }

  private String response(Secrets secrets) {
    return outcome instanceof Refused refused
        ? start(secrets.mask(refused.excerpt()), MAX_RESPONSE_CHARS)
        : "";
  }

  /** How an attempt failed, in a few words. */
  static String words(Outcome outcome) {
    return outcome.match(
        accepted -> "status " + accepted.status(),
        refused -> "status " + refused.status(),
        LoggedDelivery::words);
  }

  private static String words(Unanswered unanswered) {
    return unanswered.failure().label() + ": " + unanswered.detail();
  }

  /** Never half of a character that takes two. */
  private static String start(String text, int chars) {
    if (text.length() <= chars) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars;
    return text.substring(0, end);
  }
}
