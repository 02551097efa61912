package io.registrynotifier.worker.api;

import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.ledger.Minute;
import io.registrynotifier.worker.ledger.Standing;
import io.registrynotifier.worker.stall.Stall;
import io.registrynotifier.worker.survey.EndpointSurvey;
import io.registrynotifier.worker.survey.PartitionSurvey;
import io.registrynotifier.worker.survey.Retrying;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known of one endpoint at one moment; empty is what nobody tells.
 *
 * @param entry what the directory says
 * @param survey what Kafka knows
 * @param standings how it stands at the workers that serve it
 * @param day what ended in the last day, by minute
 * @param stall why it stands still at this worker
 */
record EndpointView(
    DirectoryEntry entry,
    Optional<EndpointSurvey> survey,
    Optional<List<Standing>> standings,
    Optional<List<Minute>> day,
    Optional<Stall> stall) {

  /** {@code closed}, {@code open}, {@code probing}: the worst of all workers. */
  String breaker() {
    List<String> states = standing().map(Standing::breaker).toList();
    return Stream.of("open", "probing", "closed")
        .filter(states::contains)
        .findFirst()
        .orElse("unknown");
  }

  /** Since when it fails without a break, as far as workers tell. */
  Optional<Standing> failing() {
    return standing()
        .filter(standing -> standing.failingSince().isPresent())
        .min(
            (one, other) ->
                one.failingSince().orElseThrow().compareTo(other.failingSince().orElseThrow()));
  }

  /** When something goes out again: what waits for the endpoint comes before what waits alone. */
  Optional<Instant> nextTry(Instant now) {
    Optional<Instant> paused =
        standing()
            .flatMap(standing -> standing.pausedUntil().stream())
            .filter(now::isBefore)
            .max(Instant::compareTo);
    return paused.or(() -> retries().map(Retrying::nextTry).min(Instant::compareTo));
  }

  Stream<Standing> standing() {
    return standings.stream().flatMap(List::stream);
  }

  Stream<PartitionSurvey> partitions() {
    return survey.stream().flatMap(it -> it.partitions().stream());
  }

  Stream<Retrying> retries() {
    return partitions().flatMap(partition -> partition.retries().stream());
  }
}
