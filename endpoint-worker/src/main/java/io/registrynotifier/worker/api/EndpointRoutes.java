package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.registrynotifier.worker.api.Views.Viewed;
import io.registrynotifier.worker.ledger.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code /api/endpoints}: all of them in short, one of them at length. */
final class EndpointRoutes {
  private final Views views;
  private final ApiSources sources;
  private final Heads heads;

  EndpointRoutes(Views views, ApiSources sources) {
    this.views = views;
    this.sources = sources;
    this.heads = new Heads(sources.survey());
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/endpoints", http -> Later.answer(http, () -> list(http)));
    routes.get("/api/endpoints/{name}", http -> Later.answer(http, () -> show(http)));
  }

  private CompletableFuture<Answer> list(Context http) {
    Query.only(http, "day");
    boolean withDay = Query.flag(http, "day", true);
    return views.all().thenApply(viewed -> Answer.ok(list(viewed, withDay)));
  }

  private ObjectNode list(Viewed viewed, boolean withDay) {
    ObjectNode json = Json.object();
    json.set("endpoints", Json.array(viewed.views().stream(), it -> summary(it, withDay)));
    json.set("problems", Json.texts(viewed.problems()));
    return json;
  }

  private ObjectNode summary(EndpointView view, boolean withDay) {
    ObjectNode json = summary(view);
    if (!withDay) {
      json.putNull("day");
    }
    return json;
  }

  private CompletableFuture<Answer> show(Context http) {
    String name = http.pathParam("name");
    CompletableFuture<Part<Totals>> totals = Part.of("ledger", sources.ledger().totals(name));
    return views
        .one(name)
        .thenCompose(
            viewed ->
                Part.of("kafka", heads.of(viewed.views().get(0)))
                    .thenCombine(totals, (head, total) -> detail(viewed, head, total)));
  }

  private Answer detail(Viewed viewed, Part<Optional<Head>> head, Part<Totals> totals) {
    EndpointView view = viewed.views().get(0);
    ObjectNode json = summary(view);
    EndpointJson.detail(json, view);
    json.set("totals", totals.value().map(EndpointRoutes::totals).orElse(null));
    json.set("head", head.value().flatMap(it -> it).map(Head::toJson).orElse(null));
    List<String> problems = new ArrayList<>(viewed.problems());
    head.problem().filter(it -> !problems.contains(it)).ifPresent(problems::add);
    totals.problem().filter(it -> !problems.contains(it)).ifPresent(problems::add);
    json.set("problems", Json.texts(problems));
    return Answer.ok(json).withHeader("ETag", ETags.of(view.entry().revision()));
  }

  private ObjectNode summary(EndpointView view) {
    Instant now = sources.clock().instant();
    Verdict verdict = new Verdicts(now, sources.worker().retention()).of(view);
    return EndpointJson.summary(view, verdict, now);
  }

  private static ObjectNode totals(Totals totals) {
    ObjectNode json = Json.object();
    json.put("events", totals.events());
    json.put("successes", totals.successes());
    json.put("failures", totals.failures());
    json.put("errors", totals.errors());
    json.put("putAside", totals.putAside());
    json.put("passedOver", totals.passedOver());
    json.set("statuses", Json.counts(totals.statuses()));
    json.put("leftOut", totals.leftOut());
    Json.put(
        json, "since", Optional.of(totals.since()).filter(since -> !since.equals(Instant.EPOCH)));
    return json;
  }
}
