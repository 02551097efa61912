package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.registrynotifier.worker.api.ThisWorker.Identity;
import io.registrynotifier.worker.api.Verdict.Level;
import io.registrynotifier.worker.api.Views.Viewed;
import io.registrynotifier.worker.directory.Snapshot;
import io.registrynotifier.worker.ledger.LedgerStatus;
import io.registrynotifier.worker.survey.EndpointSurvey;
import io.registrynotifier.worker.survey.Holder;
import io.registrynotifier.worker.survey.PartitionSurvey;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** {@code /api/status}: the whole cluster in a few numbers. */
final class StatusRoute {
  private final Views views;
  private final ApiSources sources;
  private final Access access;

  StatusRoute(Views views, ApiSources sources, Access access) {
    this.views = views;
    this.sources = sources;
    this.access = access;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/status", http -> Later.answer(http, () -> show(http)));
  }

  private CompletableFuture<Answer> show(Context http) {
    String role = access.role(Asker.of(http)).name().toLowerCase(Locale.ROOT);
    return views.all().thenApply(viewed -> Answer.ok(status(viewed).put("role", role)));
  }

  private ObjectNode status(Viewed viewed) {
    Identity identity = sources.worker().identity();
    ObjectNode json = Json.object();
    json.put("version", identity.version());
    json.put("instance", identity.instance());
    Json.put(json, "time", sources.clock().instant());
    Json.put(json.putObject("kafka"), "problem", sources.worker().kafkaProblem());
    LedgerStatus ledger = sources.ledger().status();
    Json.put(
        json.putObject("ledger").put("state", ledger.state().label()), "problem", ledger.problem());
    Snapshot directory = sources.directory().snapshot();
    ObjectNode directoryJson = json.putObject("directory");
    Json.put(directoryJson, "problem", directory.problem());
    directoryJson.put("foreignRecords", directory.foreignRecords());
    json.put("endpoints", viewed.views().size());
    json.put("failing", failing(viewed));
    json.put("pending", pending(viewed).orElse(null));
    json.set("workers", workers(viewed));
    json.set("problems", Json.texts(viewed.problems()));
    return json;
  }

  private long failing(Viewed viewed) {
    Instant now = sources.clock().instant();
    Verdicts verdicts = new Verdicts(now, sources.worker().retention());
    return viewed.views().stream()
        .map(view -> verdicts.of(view).level())
        .filter(level -> level == Level.FAILING || level == Level.UNSERVED)
        .count();
  }

  /** Of all, or not at all. */
  private static Optional<Long> pending(Viewed viewed) {
    boolean known = viewed.views().stream().allMatch(view -> view.survey().isPresent());
    return known
        ? Optional.of(
            viewed.views().stream()
                .flatMap(view -> view.survey().stream())
                .mapToLong(EndpointSurvey::pending)
                .sum())
        : Optional.empty();
  }

  /** Those that hold a partition of any endpoint. */
  private static ArrayNode workers(Viewed viewed) {
    Map<String, ObjectNode> workers = new TreeMap<>();
    viewed.views().stream()
        .flatMap(EndpointView::partitions)
        .map(PartitionSurvey::holder)
        .flatMap(Optional::stream)
        .forEach(holder -> count(workers, holder));
    return Json.array(workers.values().stream(), json -> json);
  }

  private static void count(Map<String, ObjectNode> workers, Holder holder) {
    String instance = holder.worker();
    ObjectNode json =
        workers.computeIfAbsent(
            instance + holder.host(),
            key -> Json.object().put("instance", instance).put("host", holder.host()));
    json.put("partitions", json.path("partitions").asLong() + 1);
  }
}
