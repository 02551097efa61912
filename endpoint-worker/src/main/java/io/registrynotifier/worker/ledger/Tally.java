package io.registrynotifier.worker.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one process has counted of one endpoint since it started: everything each time, so that one
 * that is lost, told twice or told late changes nothing.
 *
 * @param endpoint whose
 * @param created when the endpoint was made; the epoch while that is not known
 * @param run the process's life, which no other has
 * @param attempts how the attempts of this run ended
 * @param partitions what stands committed of the partitions that this run has or had
 * @param owed events taken in and not done
 * @param standing how the endpoint stands here; empty when this run has nothing of it (any more)
 */
public record Tally(
    String endpoint,
    Instant created,
    String run,
    AttemptCounts attempts,
    Map<Integer, PartitionCounts> partitions,
    long owed,
    Optional<Standing> standing) {
  static final String KIND = "tally";

  /** Copies the map. */
  public Tally {
    partitions = Map.copyOf(partitions);
  }

  /** The record's value. */
  public byte[] toBytes() {
    ObjectNode json = LedgerJson.object().put("v", 1).put("kind", KIND);
    json.put("endpoint", endpoint).put(LedgerJson.CREATED, created.toString()).put("run", run);
    json.set("attempts", attempts.toJson());
    ObjectNode counts = json.putObject("partitions");
    new TreeMap<>(partitions)
        .forEach((partition, each) -> counts.set(partition.toString(), each.toJson()));
    json.put("owed", owed);
    standing.ifPresent(each -> json.set("standing", Standings.toJson(each)));
    return LedgerJson.write(json);
  }

  static Tally from(JsonNode json) {
    Map<Integer, PartitionCounts> partitions = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : json.path("partitions").properties()) {
      partitions.put(Integer.valueOf(each.getKey()), PartitionCounts.from(each.getValue()));
    }
    JsonNode standing = json.path("standing");
    return new Tally(
        json.path("endpoint").asText(),
        LedgerJson.created(json),
        json.path("run").asText(),
        AttemptCounts.from(json.path("attempts")),
        partitions,
        json.path("owed").asLong(),
        standing.isObject() ? Optional.of(Standings.from(standing)) : Optional.empty());
  }
}
