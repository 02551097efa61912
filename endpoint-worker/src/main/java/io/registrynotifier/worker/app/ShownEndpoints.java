package io.registrynotifier.worker.app;

import static java.util.stream.Collectors.toMap;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.admin.ShownEndpoint;
import io.registrynotifier.worker.ledger.Ledger;
import io.registrynotifier.worker.ledger.Totals;
import io.registrynotifier.worker.metrics.EventCounts;
import io.registrynotifier.worker.metrics.StatusText;
import io.registrynotifier.worker.survey.EndpointSurvey;
import io.registrynotifier.worker.survey.Survey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The endpoints with the numbers of the whole cluster, in the registry's words: what is pending as
 * Kafka tells it, so that an endpoint that nobody serves is seen, and totals as the ledger has
 * them. What cannot be told within some seconds is shown as this process knows it. Thread-safe.
 */
final class ShownEndpoints {
  private static final int BOUND_SECONDS = 2;

  private final Supplier<List<Endpoint>> endpoints;
  private final Survey survey;
  private final Ledger ledger;
  private final Supplier<Map<String, ShownEndpoint>> here;

  /**
   * The endpoints that there are when somebody looks.
   *
   * @param here those that run in this process, by name
   */
  ShownEndpoints(
      Supplier<List<Endpoint>> endpoints,
      Survey survey,
      Ledger ledger,
      Supplier<Map<String, ShownEndpoint>> here) {
    this.endpoints = endpoints;
    this.survey = survey;
    this.ledger = ledger;
    this.here = here;
  }

  CompletableFuture<List<ShownEndpoint>> now() {
    List<Endpoint> all = endpoints.get();
    Map<String, ShownEndpoint> known = here.get();
    return orNothing(survey.endpoints(all.stream().map(Endpoint::name).toList()))
        .thenCombine(
            orNothing(ledger.totalsOfAll()),
            (surveys, totals) ->
                all.stream()
                    .map(
                        each ->
                            new ShownEndpoint(
                                each, pending(each, surveys, known), counts(each, totals, known)))
                    .toList());
  }

  private static <T> CompletableFuture<Map<String, T>> orNothing(
      CompletableFuture<Map<String, T>> answer) {
    return answer
        .completeOnTimeout(Map.of(), BOUND_SECONDS, TimeUnit.SECONDS)
        .exceptionally(failure -> Map.of());
  }

  private static long pending(
      Endpoint endpoint, Map<String, EndpointSurvey> surveys, Map<String, ShownEndpoint> known) {
    EndpointSurvey survey = surveys.get(endpoint.name());
    if (survey != null) {
      return survey.pending();
    }
    ShownEndpoint shown = known.get(endpoint.name());
    return shown == null ? 0 : shown.pending();
  }

  /** An endpoint that the ledger has not heard of yet is counted here. */
  private static EventCounts counts(
      Endpoint endpoint, Map<String, Totals> totals, Map<String, ShownEndpoint> known) {
    Totals total = totals.get(endpoint.name());
    if (total != null) {
      return counts(total);
    }
    ShownEndpoint shown = known.get(endpoint.name());
    return shown == null ? EventCounts.NONE : shown.counts();
  }

  private static EventCounts counts(Totals total) {
    return new EventCounts(
        total.events(),
        total.successes(),
        total.failures(),
        total.errors(),
        total.statuses().entrySet().stream()
            .collect(
                toMap(
                    each -> StatusText.of(Integer.parseInt(each.getKey())), Map.Entry::getValue)));
  }
}
