package io.registrynotifier.worker.survey;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where one endpoint's group stands on one partition of the events topic.
 *
 * @param committed the offset below which everything is done; empty when none is committed
 * @param begin the oldest offset that the partition still has
 * @param end the offset behind the last readable event
 * @param pending events from the committed offset on, less those that are done beyond it
 * @param retries the events that failed and are tried again, oldest first
 * @param holder the member that the partition is assigned to; empty when nobody holds it
 */
public record PartitionSurvey(
    int partition,
    OptionalLong committed,
    long begin,
    long end,
    long pending,
    List<Retrying> retries,
    Optional<Holder> holder) {
  /** Copies the retries. */
  public PartitionSurvey {
    retries = List.copyOf(retries);
  }

  /** A group that has not begun owes nothing. */
  static PartitionSurvey unbegun(int partition, LogSpan span, Optional<Holder> holder) {
    return new PartitionSurvey(
        partition, OptionalLong.empty(), span.begin(), span.end(), 0, List.of(), holder);
  }
}
