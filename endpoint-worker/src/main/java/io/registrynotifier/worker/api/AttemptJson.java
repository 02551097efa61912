package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.registrynotifier.worker.ledger.AttemptEntry;
import java.util.List;

/** Attempts as the API shows them. Stateless. */
final class AttemptJson {
  private AttemptJson() {}

  static ArrayNode of(List<AttemptEntry> attempts) {
    return Json.array(attempts.stream(), AttemptJson::of);
  }

  static ObjectNode of(AttemptEntry attempt) {
    ObjectNode json = Json.object();
    json.put("endpoint", attempt.endpoint());
    json.put("eventId", attempt.eventId());
    json.put("repository", attempt.repository());
    Json.put(json, "tag", attempt.tag());
    json.put("action", attempt.action());
    json.put("partition", attempt.partition());
    json.put("offset", attempt.offset());
    json.put("attempt", attempt.attempt());
    json.put("result", attempt.result().label());
    Json.put(json, "status", attempt.status());
    Json.put(json, "error", attempt.error());
    Json.put(json, "at", attempt.at());
    json.put("millis", attempt.millis());
    json.put("response", attempt.response());
    json.put("sampled", attempt.sampled());
    return json;
  }
}
