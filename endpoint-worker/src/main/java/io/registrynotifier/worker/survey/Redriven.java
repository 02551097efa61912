package io.registrynotifier.worker.survey;

import java.util.List;

/**
 * What was redriven: written to the events topic again, and acknowledged.
 *
 * @param ids of the letters, in the order in which their events were written
 * @param unknown ids that were asked for and are no dead letters, or no longer
 * @param foreign records that were passed over on the way, since they are no dead letters
 */
public record Redriven(List<String> ids, List<String> unknown, long foreign) {
  /** Copies the lists. */
  public Redriven {
    ids = List.copyOf(ids);
    unknown = List.copyOf(unknown);
  }
}
