package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.registrynotifier.worker.ledger.AttemptEntry;
import io.registrynotifier.worker.ledger.Ledger;
import io.registrynotifier.worker.ledger.Minute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the ledger keeps of an endpoint: attempts and minutes. */
final class HistoryRoutes {
  private static final Duration DAY = Duration.ofDays(1);

  private final Views views;
  private final ApiSources sources;

  HistoryRoutes(Views views, ApiSources sources) {
    this.views = views;
    this.sources = sources;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/endpoints/{name}/attempts", http -> Later.answer(http, () -> attempts(http)));
    routes.get("/api/endpoints/{name}/minutes", http -> Later.answer(http, () -> minutes(http)));
  }

  private CompletableFuture<Answer> attempts(Context http) {
    AttemptPage page = AttemptPage.of(http);
    return ledger().attempts(known(http)).thenApply(all -> Answer.ok(page(page, all)));
  }

  private static ObjectNode page(AttemptPage asked, List<AttemptEntry> newestFirst) {
    List<AttemptEntry> found = asked.cut(newestFirst);
    boolean more = found.size() > asked.limit();
    List<AttemptEntry> page = more ? found.subList(0, asked.limit()) : found;
    ObjectNode json = Json.object();
    json.set("attempts", AttemptJson.of(page));
    json.put("next", more ? AttemptPage.cursor(page.get(page.size() - 1)) : null);
    return json;
  }

  private CompletableFuture<Answer> minutes(Context http) {
    Query.only(http, "from", "to");
    Instant now = sources.clock().instant();
    Instant to = Query.time(http, "to").orElse(now.plus(Duration.ofMinutes(1)));
    Instant from = Query.time(http, "from").orElse(to.minus(DAY));
    if (!from.isBefore(to)) {
      throw Query.refusal("from", "expected a time before that of to");
    }
    return ledger().minutes(known(http), from, to).thenApply(all -> Answer.ok(minutes(all)));
  }

  private static ObjectNode minutes(List<Minute> minutes) {
    ObjectNode json = Json.object();
    json.set("minutes", Json.array(minutes.stream(), HistoryRoutes::minute));
    return json;
  }

  private static ObjectNode minute(Minute minute) {
    ObjectNode json = Json.object();
    Json.put(json, "start", minute.start());
    json.put("accepted", minute.accepted());
    json.put("refused", minute.refused());
    json.put("unanswered", minute.unanswered());
    json.put("p50", minute.p50()).put("p95", minute.p95()).put("p99", minute.p99());
    json.set("statuses", Json.counts(minute.statuses()));
    return json;
  }

  /** The name, when there is such an endpoint. */
  private String known(Context http) {
    return views.entry(http.pathParam("name")).name();
  }

  private Ledger ledger() {
    return sources.ledger();
  }
}
