package io.registrynotifier.endpoint;

import java.time.Instant;

/** Where an endpoint that has no offset yet begins. */
public sealed interface Start {
  /** Behind the newest event: only what comes from now on. */
  record Latest() implements Start {}

  /** At the oldest event that the topic still has. */
  record Earliest() implements Start {}

  /** At the first event published at or after a time. */
  record At(Instant time) implements Start {}
}
