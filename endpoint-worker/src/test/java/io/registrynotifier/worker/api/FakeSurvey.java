package io.registrynotifier.worker.api;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.survey.DeliveryState;
import io.registrynotifier.worker.survey.EndpointSurvey;
import io.registrynotifier.worker.survey.EventSearch;
import io.registrynotifier.worker.survey.FoundEvent;
import io.registrynotifier.worker.survey.SearchBounds;
import io.registrynotifier.worker.survey.Survey;
import io.registrynotifier.worker.survey.SurveyUnavailableException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Kafka that knows what it is told. Thread-safe. */
final class FakeSurvey implements Survey {
  private final Map<String, EndpointSurvey> endpoints = new ConcurrentHashMap<>();
  private final List<FoundEvent> events = new CopyOnWriteArrayList<>();
  private final Map<String, DeliveryState> states = new ConcurrentHashMap<>();
  private volatile boolean silent;
  private volatile boolean away;

  void add(String name, Seen seen) {
    seen.survey().ifPresent(survey -> endpoints.put(name, survey));
  }

  void add(FoundEvent event) {
    events.add(event);
  }

  void state(String endpoint, DeliveryState state) {
    states.put(endpoint, state);
  }

  void goAway() {
    away = true;
  }

  void neverAnswer() {
    silent = true;
  }

  @Override
  public CompletableFuture<Map<String, EndpointSurvey>> endpoints(Collection<String> names) {
    Map<String, EndpointSurvey> found = new HashMap<>(endpoints);
    found.keySet().retainAll(names);
    return answer(found);
  }

  @Override
  public CompletableFuture<EventSearch> event(String eventId, SearchBounds bounds) {
    Optional<FoundEvent> found =
        events.stream().filter(event -> event.id().equals(eventId)).findFirst();
    return answer(new EventSearch(found, List.of(), bounds.since(), 1_234, found.isPresent()));
  }

  @Override
  public CompletableFuture<Optional<FoundEvent>> at(int partition, long offset) {
    return answer(
        events.stream()
            .filter(event -> event.partition() == partition && event.offset() == offset)
            .findFirst());
  }

  @Override
  public CompletableFuture<Map<String, DeliveryState>> states(
      FoundEvent event, Collection<Endpoint> asked) {
    return answer(Map.copyOf(states));
  }

  private <T> CompletableFuture<T> answer(T value) {
    if (silent) {
      return new CompletableFuture<>();
    }
    return away
        ? CompletableFuture.failedFuture(
            new SurveyUnavailableException("no broker reached", new IllegalStateException()))
        : CompletableFuture.completedFuture(value);
  }
}
