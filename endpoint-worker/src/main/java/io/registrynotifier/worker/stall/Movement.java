package io.registrynotifier.worker.stall;

import io.registrynotifier.worker.dispatch.FlowState;
import io.registrynotifier.worker.dispatch.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What of a flow changes when something is taken in, tried or done, and not when a dead letter
 * fails once more: two that are equal say that nothing moved in between.
 */
record Movement(Optional<Instant> lastAttempt, List<Place> places) {
  static Movement of(FlowState flow) {
    return new Movement(flow.lastAttempt(), flow.partitions().stream().map(Place::of).toList());
  }

  /** How far one partition has come. */
  record Place(int partition, long commitReady, long position, int undone) {
    static Place of(Progress progress) {
      return new Place(
          progress.partition(), progress.commitReady(), progress.position(), progress.undone());
    }
  }
}
