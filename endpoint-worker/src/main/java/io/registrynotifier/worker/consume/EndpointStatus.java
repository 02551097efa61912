package io.registrynotifier.worker.consume;

import io.registrynotifier.worker.dispatch.FlowState;
import io.registrynotifier.worker.dispatch.Progress;
import java.time.Instant;
import java.util.Optional;

/**
 * What one endpoint's worker knows of itself, at one moment. Immutable.
 *
 * @param flow where its deliveries stand
 * @param ends how far the topic goes
 * @param problem what keeps it from reading, in one line; empty when nothing does
 */
public record EndpointStatus(FlowState flow, LogEnds ends, Optional<String> problem) {
  /** Deliveries owed and not done, of the partitions assigned here: those taken in, and the lag. */
  public long pending() {
    return flow.partitions().stream().mapToLong(this::pending).sum();
  }

  /** What is done beyond the position, by a process before this one, is owed no more. */
  private long pending(Progress progress) {
    long position = progress.position();
    long end = ends.end(progress.partition()).orElse(position);
    long doneAhead = progress.doneBeyond().size() - progress.doneBeyond().sizeBelow(position);
    return progress.undone() + Math.max(0, end - position - doneAhead);
  }

  /** When retention may delete the oldest event that is not done. */
  public Optional<Instant> retentionDeadline() {
    return ends.retention().flatMap(kept -> oldest().map(oldest -> oldest.plus(kept)));
  }

  /** When Kafka took the oldest event that is not done; empty when everything taken in is done. */
  public Optional<Instant> oldest() {
    return flow.partitions().stream()
        .flatMap(progress -> progress.oldest().stream())
        .min(Instant::compareTo);
  }
}
