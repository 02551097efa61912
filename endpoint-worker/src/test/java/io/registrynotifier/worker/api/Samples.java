package io.registrynotifier.worker.api;

import io.registrynotifier.worker.ledger.AttemptEntry;
import io.registrynotifier.worker.ledger.AttemptEntry.Result;
import io.registrynotifier.worker.survey.FoundEvent;
import io.registrynotifier.worker.survey.Letter;
import io.registrynotifier.worker.survey.LetterEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Attempts, events and letters to be shown. */
final class Samples {
  private Samples() {}

  static FoundEvent event(String id, long offset) {
    return new FoundEvent(
        0,
        offset,
        Seen.NOW.minus(Duration.ofMinutes(9)),
        id,
        "library/<script>alert(1)</script>",
        "v1",
        "push",
        "application/vnd.oci.image.manifest.v1+json",
        512,
        Optional.empty());
  }

  static AttemptEntry attempt(String endpoint, String eventId, int number, int status) {
    return new AttemptEntry(
        endpoint,
        eventId,
        "library/test",
        Optional.of("v1"),
        "push",
        0,
        100,
        number,
        status < 300 ? Result.ACCEPTED : Result.REFUSED,
        OptionalInt.of(status),
        Optional.empty(),
        Seen.NOW.minusSeconds(60).plusSeconds(number),
        12,
        "<b>no</b>",
        false);
  }

  static Letter letter(String endpoint, long offset, String eventId) {
    return new Letter(
        "0-" + offset,
        endpoint,
        "refused with 400",
        3,
        Seen.NOW.minus(Duration.ofHours(1)),
        Seen.NOW,
        new LetterEvent(0, 100, eventId, "library/test", "v1", "push", "a/b", 512));
  }
}
