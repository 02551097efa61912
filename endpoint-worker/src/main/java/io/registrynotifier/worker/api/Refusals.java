package io.registrynotifier.worker.api;

import io.registrynotifier.worker.api.Refusal.Fault;
import io.registrynotifier.worker.directory.DirectoryException;
import io.registrynotifier.worker.directory.DirectoryException.BeingDeleted;
import io.registrynotifier.worker.directory.DirectoryException.InvalidEndpoint;
import io.registrynotifier.worker.directory.DirectoryException.NameTaken;
import io.registrynotifier.worker.directory.DirectoryException.StaleRevision;
import io.registrynotifier.worker.directory.DirectoryException.UnfitOrder;
import io.registrynotifier.worker.directory.DirectoryException.UnknownEndpoint;
import io.registrynotifier.worker.ledger.LedgerUnavailableException;
import io.registrynotifier.worker.survey.SurveyUnavailableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failure behind the API means to whoever asks. Stateless. */
final class Refusals {
  private static final Logger log = LoggerFactory.getLogger(Refusals.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  private Refusals() {}

  static Refusal of(Throwable failure) {
    Throwable cause = unwrap(failure);
    if (cause instanceof RefusedException refused) {
      return refused.refusal();
    }
    if (cause instanceof DirectoryException refused) {
      return ofDirectory(refused);
    }
    if (cause instanceof LedgerUnavailableException) {
      return unavailable("ledger-unavailable", "ledger: " + cause.getMessage());
    }
    if (cause instanceof SurveyUnavailableException) {
      return unavailable("kafka-unavailable", "kafka: " + cause.getMessage());
    }
    if (cause instanceof TimeoutException) {
      return Refusal.of(504, "timeout", "no answer came in time; it may come yet, so look again");
    }
    log.atError().setCause(cause).log("request failed in a way of its own");
    return Refusal.of(500, "defect", "a defect; the process's log has it");
  }

  /** The failure itself, without the wrapping of futures. */
  static Throwable unwrap(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? unwrap(cause) : failure;
  }

  private static Refusal ofDirectory(DirectoryException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof UnknownEndpoint) {
      return Refusal.of(404, "unknown-endpoint", message);
    }
    if (failure instanceof StaleRevision stale) {
      return Refusal.of(412, "stale-revision", message)
          .withHeader("ETag", ETags.of(stale.current()));
    }
    if (failure instanceof InvalidEndpoint invalid) {
      return invalid(invalid);
    }
    if (failure instanceof NameTaken) {
      return Refusal.of(409, "name-taken", message);
    }
    if (failure instanceof BeingDeleted) {
      return Refusal.of(409, "being-deleted", message);
    }
    if (failure instanceof UnfitOrder) {
      return Refusal.of(409, "unfit-order", message);
    }
    return unavailable("directory-unavailable", "directory: " + message);
  }

  private static Refusal invalid(InvalidEndpoint invalid) {
    return Refusal.of(422, "invalid-endpoint", "endpoint: expected one that could run; see errors")
        .withFaults(
            invalid.problems().stream()
                .map(it -> new Fault(it.key(), it.line(), it.column(), it.message()))
                .toList());
  }

  private static Refusal unavailable(String type, String detail) {
    return Refusal.of(503, type, detail).withHeader("Retry-After", RETRY_AFTER_SECONDS);
  }
}
