package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.ledger.Standing;
import io.registrynotifier.worker.survey.EndpointSurvey;
import io.registrynotifier.worker.survey.Holder;
import io.registrynotifier.worker.survey.PartitionSurvey;
import io.registrynotifier.worker.survey.Retrying;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Endpoints as the API shows them. Stateless. */
final class EndpointJson {
  private EndpointJson() {}

  /** What the directory says, as changes are answered. */
  static ObjectNode entry(DirectoryEntry entry) {
    ObjectNode json = Json.object();
    json.put("name", entry.name());
    json.put("url", entry.endpoint().maskedUrl());
    json.put("revision", entry.revision());
    json.put("activity", entry.activity().name().toLowerCase(Locale.ROOT));
    Json.put(json, "reason", entry.reason().filter(reason -> !reason.isBlank()));
    return json;
  }

  /** One line of the list. */
  static ObjectNode summary(EndpointView view, Verdict verdict, Instant now) {
    ObjectNode json = entry(view.entry());
    json.putObject("verdict").put("level", verdict.level().label()).put("text", verdict.text());
    json.put("pending", view.survey().map(EndpointSurvey::pending).orElse(null));
    json.put("oldestPendingSeconds", oldestPendingSeconds(view, now).orElse(null));
    Optional<Day> day = view.day().map(minutes -> new Day(minutes, now));
    json.put("acceptedPerMinute", day.map(Day::acceptedPerMinute).orElse(null));
    json.put("failedPerMinute", day.map(Day::failedPerMinute).orElse(null));
    json.put("breaker", view.breaker());
    Json.put(json, "nextTry", view.nextTry(now));
    Json.put(json, "failingSince", view.failing().flatMap(Standing::failingSince));
    Json.put(json, "lastError", view.failing().flatMap(Standing::lastFailure));
    json.set("day", day.map(Day::quarters).orElse(null));
    return json;
  }

  /** What the list leaves out, but for what the ledger and the events topic are asked for. */
  static void detail(ObjectNode json, EndpointView view) {
    DirectoryEntry entry = view.entry();
    json.set("configuration", ConfigurationJson.of(entry.endpoint()));
    Json.put(json, "created", entry.created());
    Json.put(json, "changed", entry.changed());
    json.put("origin", entry.origin().name().toLowerCase(Locale.ROOT));
    Json.put(json, "problem", entry.problem());
    json.set("standings", Json.array(view.standing(), EndpointJson::standing));
    json.set(
        "partitions",
        view.survey().isEmpty() ? null : Json.array(view.partitions(), EndpointJson::partition));
  }

  private static Optional<Long> oldestPendingSeconds(EndpointView view, Instant now) {
    return view.survey()
        .flatMap(EndpointSurvey::oldestPending)
        .map(oldest -> Math.max(0, Duration.between(oldest, now).toSeconds()));
  }

  private static ObjectNode standing(Standing standing) {
    ObjectNode json = Json.object();
    json.put("instance", standing.instance());
    json.set(
        "partitions",
        Json.array(standing.partitions().stream(), it -> Json.array().numberNode((int) it)));
    json.put("breaker", standing.breaker());
    Json.put(json, "pausedUntil", standing.pausedUntil());
    json.put("inFlight", standing.inFlight());
    Json.put(json, "failingSince", standing.failingSince());
    Json.put(json, "lastFailure", standing.lastFailure());
    Json.put(json, "seen", standing.seen());
    return json;
  }

  private static ObjectNode partition(PartitionSurvey partition) {
    ObjectNode json = Json.object();
    json.put("partition", partition.partition());
    Json.put(json, "committed", partition.committed());
    json.put("begin", partition.begin());
    json.put("end", partition.end());
    json.put("pending", partition.pending());
    json.set("holder", partition.holder().map(EndpointJson::holder).orElse(null));
    json.set("retries", Json.array(partition.retries().stream(), EndpointJson::retry));
    return json;
  }

  private static ObjectNode holder(Holder holder) {
    return Json.object().put("instance", holder.worker()).put("host", holder.host());
  }

  private static ObjectNode retry(Retrying retry) {
    ObjectNode json = Json.object();
    json.put("offset", retry.offset());
    json.put("attempts", retry.attempts());
    Json.put(json, "firstFailure", retry.firstFailure());
    Json.put(json, "nextTry", retry.nextTry());
    return json;
  }
}
