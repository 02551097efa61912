package io.registrynotifier.worker.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What became of the events of one partition at one endpoint, as its last commit says.
 *
 * @param begun when the counting began, in milliseconds since 1970: counts of another beginning
 *     count other events
 * @param delivered events accepted
 * @param putAside events put aside
 * @param passedOver events that the endpoint does not want
 */
public record PartitionCounts(long begun, long delivered, long putAside, long passedOver) {
  static final PartitionCounts NONE = new PartitionCounts(0, 0, 0, 0);

  /** The larger of each: one that came late says nothing new. */
  PartitionCounts orMore(PartitionCounts other) {
    return new PartitionCounts(
        begun,
        Math.max(delivered, other.delivered),
        Math.max(putAside, other.putAside),
        Math.max(passedOver, other.passedOver));
  }

  PartitionCounts plus(PartitionCounts other) {
    return new PartitionCounts(
        begun,
        delivered + other.delivered,
        putAside + other.putAside,
        passedOver + other.passedOver);
  }

  ObjectNode toJson() {
    return LedgerJson.object()
        .put("begun", begun)
        .put("delivered", delivered)
        .put("putAside", putAside)
        .put("passedOver", passedOver);
  }

  static PartitionCounts from(JsonNode json) {
    return new PartitionCounts(
        json.path("begun").asLong(),
        json.path("delivered").asLong(),
        json.path("putAside").asLong(),
        json.path("passedOver").asLong());
  }
}
