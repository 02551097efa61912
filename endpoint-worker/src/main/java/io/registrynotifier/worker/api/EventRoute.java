package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.ledger.AttemptEntry;
import io.registrynotifier.worker.survey.DeliveryState;
import io.registrynotifier.worker.survey.EventSearch;
import io.registrynotifier.worker.survey.FoundEvent;
import io.registrynotifier.worker.survey.SearchBounds;
import io.registrynotifier.worker.survey.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * {@code /api/events/ID}: what has become of one event at every endpoint.
 *
 * <p>The ledger's attempts say where the event stands; only where it knows none the topic is
 * searched, within bounds.
 */
final class EventRoute {
  private static final long MOST_RECORDS = 2_000_000;
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final ApiSources sources;

  EventRoute(ApiSources sources) {
    this.sources = sources;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/events/{id}", http -> Later.answer(http, () -> show(http)));
  }

  private CompletableFuture<Answer> show(Context http) {
    Query.only(http, "since");
    String id = http.pathParam("id");
    Instant since = Query.time(http, "since").orElse(Instant.EPOCH);
    return Part.of("ledger", sources.ledger().attemptsOf(id))
        .thenCompose(
            log ->
                find(id, since, log)
                    .thenCompose(
                        search ->
                            search.event().isPresent()
                                ? found(id, search.event().get(), search, log)
                                : CompletableFuture.failedFuture(unknown(id, search))));
  }

  private CompletableFuture<EventSearch> find(
      String id, Instant since, Part<List<AttemptEntry>> log) {
    Survey survey = sources.survey();
    Optional<AttemptEntry> first = log.value().flatMap(all -> all.stream().findFirst());
    CompletableFuture<Optional<FoundEvent>> told =
        first.isEmpty()
            ? CompletableFuture.completedFuture(Optional.empty())
            : survey.at(first.get().partition(), first.get().offset());
    return told.thenCompose(
        event ->
            event.filter(it -> it.id().equals(id)).isPresent()
                ? CompletableFuture.completedFuture(
                    new EventSearch(event, List.of(), event.get().time(), 1, true))
                : survey.event(id, new SearchBounds(since, MOST_RECORDS, LONGEST)));
  }

  private CompletableFuture<Answer> found(
      String id, FoundEvent event, EventSearch search, Part<List<AttemptEntry>> log) {
    List<Endpoint> endpoints =
        sources.directory().snapshot().entries().stream().map(DirectoryEntry::endpoint).toList();
    return sources
        .survey()
        .states(event, endpoints)
        .thenApply(
            states -> {
              ObjectNode json = Json.object().put("id", id).put("found", true);
              json.set("event", event(event));
              json.set("copies", Json.array(search.copies().stream(), EventRoute::event));
              json.set(
                  "endpoints",
                  Json.array(endpoints.stream(), endpoint -> state(endpoint.name(), states, log)));
              json.set("searched", searched(search));
              json.set("problems", Json.texts(log.problem().stream().toList()));
              return Answer.ok(json);
            });
  }

  private static ObjectNode event(FoundEvent event) {
    ObjectNode json = Json.object();
    json.put("partition", event.partition());
    json.put("offset", event.offset());
    Json.put(json, "time", event.time());
    json.put("repository", event.repository());
    json.put("tag", event.tag());
    json.put("action", event.action());
    json.put("mediaType", event.mediaType());
    json.put("bytes", event.bytes());
    Json.put(json, "redriveTo", event.redriveTo());
    return json;
  }

  private static ObjectNode state(
      String endpoint, Map<String, DeliveryState> states, Part<List<AttemptEntry>> log) {
    ObjectNode json = StateJson.of(endpoint, Optional.ofNullable(states.get(endpoint)));
    json.set(
        "log",
        log.value()
            .map(
                all ->
                    AttemptJson.of(
                        all.stream().filter(it -> it.endpoint().equals(endpoint)).toList()))
            .orElse(null));
    return json;
  }

  private static ObjectNode searched(EventSearch search) {
    ObjectNode json = Json.object();
    Json.put(json, "from", search.from());
    return json.put("records", search.records()).put("complete", search.complete());
  }

  private static RefusedException unknown(String id, EventSearch search) {
    String where = "event " + id + ": not found among " + Words.count(search.records(), "record");
    String how =
        search.complete()
            ? " since " + search.from()
            : " since "
                + search.from()
                + "; the search ended there at its bounds, so look again"
                + " from the time of the event on with ?since=";
    return Refusal.of(404, "unknown-event", where + how).asException();
  }
}
