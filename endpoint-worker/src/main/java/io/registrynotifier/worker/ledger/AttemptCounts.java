package io.registrynotifier.worker.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How attempts ended. Immutable.
 *
 * @param accepted deliveries accepted
 * @param refused deliveries refused
 * @param unanswered deliveries unanswered
 * @param leftOut deliveries that were to be logged and were not, since there were too many
 * @param statuses answers by status code
 * @param latency how long the requests took
 */
public record AttemptCounts(
    long accepted,
    long refused,
    long unanswered,
    long leftOut,
    SortedMap<String, Long> statuses,
    Latency latency) {
  /** No attempt. */
  public static final AttemptCounts NONE =
      new AttemptCounts(0, 0, 0, 0, Collections.emptySortedMap(), Latency.NONE);

  /** Copies the map. */
  public AttemptCounts {
    statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
  }

  AttemptCounts plus(AttemptCounts other) {
    return new AttemptCounts(
        accepted + other.accepted,
        refused + other.refused,
        unanswered + other.unanswered,
        leftOut + other.leftOut,
        Sums.plus(statuses, other.statuses),
        latency.plus(other.latency));
  }

  /** What came since. */
  AttemptCounts minus(AttemptCounts earlier) {
    return new AttemptCounts(
        Math.max(0, accepted - earlier.accepted),
        Math.max(0, refused - earlier.refused),
        Math.max(0, unanswered - earlier.unanswered),
        Math.max(0, leftOut - earlier.leftOut),
        Sums.minus(statuses, earlier.statuses),
        latency.minus(earlier.latency));
  }

  AttemptCounts withoutLatency() {
    return new AttemptCounts(accepted, refused, unanswered, leftOut, statuses, Latency.NONE);
  }

  ObjectNode toJson() {
    ObjectNode json = LedgerJson.object();
    json.put("accepted", accepted).put("refused", refused).put("unanswered", unanswered);
    if (leftOut > 0) {
      json.put("leftOut", leftOut);
    }
    ObjectNode byStatus = json.putObject("statuses");
    statuses.forEach(byStatus::put);
    if (!latency.counts().isEmpty()) {
      json.set("latency", latency.toJson());
    }
    return json;
  }

  static AttemptCounts from(JsonNode json) {
    SortedMap<String, Long> statuses = new TreeMap<>();
    for (Map.Entry<String, JsonNode> status : json.path("statuses").properties()) {
      statuses.put(status.getKey(), status.getValue().asLong());
    }
    return new AttemptCounts(
        json.path("accepted").asLong(),
        json.path("refused").asLong(),
        json.path("unanswered").asLong(),
        json.path("leftOut").asLong(),
        statuses,
        Latency.from(json.path("latency")));
  }
}
