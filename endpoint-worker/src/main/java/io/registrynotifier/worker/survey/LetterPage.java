package io.registrynotifier.worker.survey;

import java.util.List;
import java.util.Optional;

/**
 * Some dead letters, newest first.
 *
 * @param next where the next page begins; empty when this is the last
 * @param foreign records that were passed over on the way, since they are no dead letters
 */
public record LetterPage(List<Letter> letters, Optional<String> next, long foreign) {
  /** Copies the letters. */
  public LetterPage {
    letters = List.copyOf(letters);
  }
}
