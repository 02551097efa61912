package io.registrynotifier.worker.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link Standing} as JSON. Stateless. */
final class Standings {
  private Standings() {}

  static ObjectNode toJson(Standing standing) {
    ObjectNode json = LedgerJson.object().put("instance", standing.instance());
    standing.partitions().forEach(json.putArray("partitions")::add);
    json.put("breaker", standing.breaker());
    standing.pausedUntil().ifPresent(time -> json.put("pausedUntil", time.toEpochMilli()));
    json.put("parked", standing.parked());
    json.put("inFlight", standing.inFlight());
    json.put("blockedLetters", standing.blockedLetters());
    standing.failingSince().ifPresent(time -> json.put("failingSince", time.toEpochMilli()));
    standing.lastFailure().ifPresent(text -> json.put("lastFailure", text));
    return json.put("seen", standing.seen().toEpochMilli());
  }

  static Standing from(JsonNode json) {
    List<Integer> partitions = new ArrayList<>();
    json.path("partitions").forEach(each -> partitions.add(each.asInt()));
    return new Standing(
        json.path("instance").asText(),
        partitions,
        json.path("breaker").asText(),
        time(json.path("pausedUntil")),
        json.path("parked").asBoolean(),
        json.path("inFlight").asInt(),
        json.path("blockedLetters").asInt(),
        time(json.path("failingSince")),
        json.has("lastFailure") ? Optional.of(json.path("lastFailure").asText()) : Optional.empty(),
        Instant.ofEpochMilli(json.path("seen").asLong()));
  }

  private static Optional<Instant> time(JsonNode json) {
    return json.isNumber() ? Optional.of(Instant.ofEpochMilli(json.asLong())) : Optional.empty();
  }
}
