package io.registrynotifier.worker.api;

import io.registrynotifier.worker.survey.FoundEvent;
import io.registrynotifier.worker.survey.PartitionSurvey;
import io.registrynotifier.worker.survey.Retrying;
import io.registrynotifier.worker.survey.Survey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Finds the {@link Head} of an endpoint's backlog. Thread-safe. */
final class Heads {
  private static final int MOST_LOOKED_AT = 24;

  private final Survey survey;

  Heads(Survey survey) {
    this.survey = survey;
  }

  /** Empty when nothing waits; fails where Kafka does not answer. */
  CompletableFuture<Optional<Head>> of(EndpointView view) {
    Optional<Place> failed =
        view.partitions()
            .flatMap(it -> it.retries().stream().map(retry -> new Place(it.partition(), retry)))
            .min(Comparator.comparing(place -> place.retry().firstFailure()));
    return failed.isPresent()
        ? survey
            .at(failed.get().partition(), failed.get().retry().offset())
            .thenApply(found -> found.map(it -> new Head(it, failed.get().retry().attempts())))
        : oldest(view);
  }

  private CompletableFuture<Optional<Head>> oldest(EndpointView view) {
    List<CompletableFuture<Optional<FoundEvent>>> asked =
        view.partitions()
            .filter(partition -> partition.pending() > 0)
            .limit(MOST_LOOKED_AT)
            .map(this::first)
            .toList();
    return Part.all(asked)
        .thenApply(
            found ->
                found.stream()
                    .flatMap(Optional::stream)
                    .min(Comparator.comparing(FoundEvent::time))
                    .map(event -> new Head(event, 0)));
  }

  private CompletableFuture<Optional<FoundEvent>> first(PartitionSurvey partition) {
    long offset = Math.max(partition.begin(), partition.committed().orElse(partition.begin()));
    return survey.at(partition.partition(), offset);
  }

  private record Place(int partition, Retrying retry) {}
}
