package io.registrynotifier.worker.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.registrynotifier.worker.ledger.AttemptEntry.Result;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** {@link AttemptEntry} as JSON. Stateless. */
public final class LoggedAttempt {
  static final String KIND = "attempt";

  private LoggedAttempt() {}

  /** The record's value; {@code created} is when the endpoint was made. */
  public static byte[] toBytes(AttemptEntry entry, Instant created) {
    ObjectNode json = LedgerJson.object().put("v", 1).put("kind", KIND);
    json.put("endpoint", entry.endpoint()).put("eventId", entry.eventId());
    json.put(LedgerJson.CREATED, created.toString());
    json.put("repository", entry.repository());
    entry.tag().ifPresent(tag -> json.put("tag", tag));
    json.put("action", entry.action());
    json.put("partition", entry.partition()).put("offset", entry.offset());
    json.put("attempt", entry.attempt()).put("result", entry.result().label());
    entry.status().ifPresent(status -> json.put("status", status));
    entry.error().ifPresent(error -> json.put("error", error));
    json.put("at", entry.at().toEpochMilli()).put("millis", entry.millis());
    json.put("response", entry.response()).put("sampled", entry.sampled());
    return LedgerJson.write(json);
  }

  static AttemptEntry from(JsonNode json) {
    return new AttemptEntry(
        json.path("endpoint").asText(),
        json.path("eventId").asText(),
        json.path("repository").asText(),
        text(json.path("tag")),
        json.path("action").asText(),
        json.path("partition").asInt(),
        json.path("offset").asLong(),
        json.path("attempt").asInt(),
        result(json.path("result").asText()),
        json.has("status") ? OptionalInt.of(json.path("status").asInt()) : OptionalInt.empty(),
        text(json.path("error")),
        Instant.ofEpochMilli(json.path("at").asLong()),
        json.path("millis").asLong(),
        json.path("response").asText(),
        json.path("sampled").asBoolean());
  }

  private static Optional<String> text(JsonNode json) {
    return json.isTextual() ? Optional.of(json.asText()) : Optional.empty();
  }

  private static Result result(String label) {
    return Result.valueOf(label.toUpperCase(Locale.ROOT));
  }
}
