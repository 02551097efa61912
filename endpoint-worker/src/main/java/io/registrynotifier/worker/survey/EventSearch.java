package io.registrynotifier.worker.survey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a search ended.
 *
 * @param event the event as it was first written, of those that were found; empty when none was
 * @param copies other records of the same id, newest first: sent again by the registry, or redriven
 * @param from everything from this time on was looked at, unless the event was found before
 * @param records how many were read
 * @param complete whether nothing was left out for a bound's sake
 */
public record EventSearch(
    Optional<FoundEvent> event,
    List<FoundEvent> copies,
    Instant from,
    long records,
    boolean complete) {
  /** Copies the copies. */
  public EventSearch {
    copies = List.copyOf(copies);
  }
}
