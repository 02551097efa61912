package io.registrynotifier.worker.survey;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The dead letters of all endpoints.
 *
 * <p>Thread-safe. Methods return at once and never throw; the future fails with a {@link
 * SurveyUnavailableException} where Kafka does not answer or refuses, and with an {@link
 * IllegalArgumentException} for a cursor or an id that is none.
 *
 * <p>To redrive is to write the event to the end of the events topic again, for its endpoint alone
 * ({@code registry-redrive-to}); in its lane it comes after what is there. The dead letter stays:
 * to redrive it once more delivers it once more. The answer comes when Kafka has acknowledged all;
 * where it fails, some may have been written all the same.
 */
public interface LetterBox {
  /** Letters, newest first; a page may be short, and even empty, while there are more. */
  CompletableFuture<LetterPage> page(LetterFilter filter, Optional<String> cursor, int limit);

  /** One letter with its event; empty when there is none of this id, or no longer. */
  CompletableFuture<Optional<OpenLetter>> find(String id);

  /** Redrives letters by their ids. */
  CompletableFuture<Redriven> redrive(Collection<String> ids);

  /** Redrives all letters that are there now and match, oldest first. */
  CompletableFuture<Redriven> redrive(LetterFilter filter);
}
