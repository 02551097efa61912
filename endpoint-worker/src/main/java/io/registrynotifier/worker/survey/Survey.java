package io.registrynotifier.worker.survey;

import io.registrynotifier.endpoint.Endpoint;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What Kafka itself knows of endpoints and events, whichever worker serves them, and where none
 * does.
 *
 * <p>Thread-safe. Methods return at once and never throw: where Kafka does not answer within some
 * seconds, or refuses, the future fails with a {@link SurveyUnavailableException} that says so.
 */
public interface Survey {
  /**
   * Where the groups of endpoints stand, one answer for every name that is asked for. What was
   * found is given again for a second.
   */
  CompletableFuture<Map<String, EndpointSurvey>> endpoints(Collection<String> names);

  /** Looks for an event by its id, newest events first, within bounds. */
  CompletableFuture<EventSearch> event(String eventId, SearchBounds bounds);

  /** The event at an offset; empty when none stands there, or no longer. */
  CompletableFuture<Optional<FoundEvent>> at(int partition, long offset);

  /** What has become of an event at each of the endpoints, by the endpoints' names. */
  CompletableFuture<Map<String, DeliveryState>> states(
      FoundEvent event, Collection<Endpoint> endpoints);
}
