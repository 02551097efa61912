package io.registrynotifier.worker.survey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where one endpoint's group stands, as Kafka tells it.
 *
 * @param name the endpoint's name
 * @param state what its group is doing
 * @param begun whether the group has offsets: one that has none owes nothing yet, since nobody has
 *     decided where it begins
 * @param partitions those of the events topic, in order; empty when the topic does not exist
 * @param oldestPending when Kafka took the oldest event that is not done; empty when there is none,
 *     or when it could not be read in time
 */
public record EndpointSurvey(
    String name,
    GroupState state,
    boolean begun,
    List<PartitionSurvey> partitions,
    Optional<Instant> oldestPending) {
  /** Copies the partitions. */
  public EndpointSurvey {
    partitions = List.copyOf(partitions);
  }

  /** Deliveries owed and not yet done. */
  public long pending() {
    return partitions.stream().mapToLong(PartitionSurvey::pending).sum();
  }

  /** Whether any worker is a member of the group. */
  public boolean served() {
    return state == GroupState.SERVED || state == GroupState.REBALANCING;
  }

  /** What a group is doing. */
  public enum GroupState {
    /** Members hold the partitions. */
    SERVED,
    /** Members come or go. */
    REBALANCING,
    /** It has offsets and no member. */
    EMPTY,
    /** Kafka knows no such group. */
    MISSING,
    /** Kafka does not say. */
    UNKNOWN
  }
}
