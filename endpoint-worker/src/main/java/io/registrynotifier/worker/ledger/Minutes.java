package io.registrynotifier.worker.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** {@link Minute} from what its store keeps. Stateless. */
final class Minutes {
  private Minutes() {}

  static Minute from(JsonNode json) {
    AttemptCounts counts = AttemptCounts.from(json);
    return new Minute(
        Instant.ofEpochMilli(json.path("start").asLong()),
        counts.accepted(),
        counts.refused(),
        counts.unanswered(),
        counts.latency().percentile(50),
        counts.latency().percentile(95),
        counts.latency().percentile(99),
        counts.statuses());
  }
}
