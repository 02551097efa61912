package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.http.Trial;
import io.registrynotifier.worker.http.Trials;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * {@code POST /api/endpoints/NAME/test}: sends a test event to the receiver, past everything that
 * waits, and shows the whole exchange. Nothing of it is kept.
 */
final class TrialRoute {
  private static final Duration BOUND = Trials.LONGEST.plusSeconds(5);

  private final Views views;
  private final ApiSources sources;

  TrialRoute(Views views, ApiSources sources) {
    this.views = views;
    this.sources = sources;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/api/endpoints/{name}/test", http -> Later.answer(http, BOUND, () -> test(http)));
  }

  private CompletableFuture<Answer> test(Context http) {
    DirectoryEntry entry = views.entry(http.pathParam("name"));
    if (entry.problem().isPresent()) {
      throw Refusal.of(
              409, "unfit-order", "endpoint " + entry.name() + ": " + entry.problem().get())
          .asException();
    }
    return Body.read(http)
        .thenApply(body -> Members.of(body, Set.of()))
        .thenCompose(none -> sources.trials().send(entry.endpoint()))
        .thenApply(trial -> Answer.ok(json(trial)));
  }

  private static ObjectNode json(Trial trial) {
    ObjectNode json = Json.object();
    json.put("event", trial.eventId());
    json.put("accepted", trial.accepted());
    ObjectNode request = json.putObject("request");
    request.put("method", "POST").put("url", trial.request().url());
    request.set("headers", headers(trial.request().headers()));
    request.put("body", trial.request().body());
    json.set("response", trial.response().map(TrialRoute::response).orElse(null));
    Json.put(json, "error", trial.error());
    return json.put("millis", trial.took().toMillis());
  }

  private static ObjectNode response(Trial.Response response) {
    ObjectNode json = Json.object().put("status", response.status());
    json.set("headers", headers(response.headers()));
    return json.put("body", response.body());
  }

  private static ObjectNode headers(Map<String, List<String>> headers) {
    ObjectNode json = Json.object();
    headers.forEach((name, values) -> json.set(name, Json.texts(values)));
    return json;
  }
}
