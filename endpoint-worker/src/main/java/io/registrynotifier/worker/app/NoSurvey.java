package io.registrynotifier.worker.app;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.survey.DeliveryState;
import io.registrynotifier.worker.survey.EndpointSurvey;
import io.registrynotifier.worker.survey.EventSearch;
import io.registrynotifier.worker.survey.FoundEvent;
import io.registrynotifier.worker.survey.LetterBox;
import io.registrynotifier.worker.survey.LetterFilter;
import io.registrynotifier.worker.survey.LetterPage;
import io.registrynotifier.worker.survey.OpenLetter;
import io.registrynotifier.worker.survey.Redriven;
import io.registrynotifier.worker.survey.SearchBounds;
import io.registrynotifier.worker.survey.Survey;
import io.registrynotifier.worker.survey.SurveyUnavailableException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Says that Kafka is not asked. Stateless. */
final class NoSurvey implements Survey, LetterBox {
  @Override
  public CompletableFuture<Map<String, EndpointSurvey>> endpoints(Collection<String> names) {
    return unasked();
  }

  @Override
  public CompletableFuture<EventSearch> event(String eventId, SearchBounds bounds) {
    return unasked();
  }

  @Override
  public CompletableFuture<Optional<FoundEvent>> at(int partition, long offset) {
    return unasked();
  }

  @Override
  public CompletableFuture<Map<String, DeliveryState>> states(
      FoundEvent event, Collection<Endpoint> endpoints) {
    return unasked();
  }

  @Override
  public CompletableFuture<LetterPage> page(
      LetterFilter filter, Optional<String> cursor, int limit) {
    return unasked();
  }

  @Override
  public CompletableFuture<Optional<OpenLetter>> find(String id) {
    return unasked();
  }

  @Override
  public CompletableFuture<Redriven> redrive(Collection<String> ids) {
    return unasked();
  }

  @Override
  public CompletableFuture<Redriven> redrive(LetterFilter filter) {
    return unasked();
  }

  private static <T> CompletableFuture<T> unasked() {
    String message = "this version does not ask Kafka where groups stand";
    return CompletableFuture.failedFuture(
        new SurveyUnavailableException(message, new UnsupportedOperationException(message)));
  }
}
