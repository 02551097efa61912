package io.registrynotifier.worker.survey;

import java.time.Instant;
import java.util.Optional;

/**
 * Which dead letters are meant.
 *
 * @param endpoint those of one endpoint; empty for all
 * @param since those put aside at this time or later; empty for all
 */
public record LetterFilter(Optional<String> endpoint, Optional<Instant> since) {
  /** All of them. */
  public static final LetterFilter ALL = new LetterFilter(Optional.empty(), Optional.empty());

  /** Those of one endpoint. */
  public static LetterFilter of(String endpoint) {
    return new LetterFilter(Optional.of(endpoint), Optional.empty());
  }

  boolean matches(Letter letter) {
    return endpoint.filter(wanted -> !wanted.equals(letter.endpoint())).isEmpty()
        && since.filter(start -> letter.putAside().isBefore(start)).isEmpty();
  }
}
