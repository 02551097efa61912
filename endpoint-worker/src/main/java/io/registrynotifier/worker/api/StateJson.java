package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.registrynotifier.worker.survey.DeliveryState;
import java.time.Instant;
import java.util.Optional;

/** What has become of an event at an endpoint, as the API shows it. Stateless. */
final class StateJson {
  private StateJson() {}

  static ObjectNode of(String endpoint, Optional<DeliveryState> state) {
    ObjectNode json = Json.object();
    json.put("endpoint", endpoint);
    json.put("state", state.map(DeliveryState::word).orElse("unknown"));
    Optional<DeliveryState.Pending> pending = as(state, DeliveryState.Pending.class);
    Optional<DeliveryState.PutAside> aside = as(state, DeliveryState.PutAside.class);
    json.put("attempts", pending.map(DeliveryState.Pending::attempts).orElse(null));
    Optional<Instant> nextTry = pending.flatMap(DeliveryState.Pending::nextTry);
    Json.put(json, "nextTry", nextTry);
    Json.put(json, "deadLetter", aside.map(DeliveryState.PutAside::letter));
    Json.put(
        json,
        "reason",
        aside
            .map(DeliveryState.PutAside::cause)
            .or(() -> as(state, DeliveryState.Unknown.class).map(DeliveryState.Unknown::reason)));
    return json;
  }

  private static <T extends DeliveryState> Optional<T> as(
      Optional<DeliveryState> state, Class<T> type) {
    return state.filter(type::isInstance).map(type::cast);
  }
}
