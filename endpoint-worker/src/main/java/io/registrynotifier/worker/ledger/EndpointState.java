package io.registrynotifier.worker.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the ledger keeps of one endpoint: the counts of each partition, and what each run of a
 * worker told last, so that the next tally adds just what is new in it. Immutable.
 *
 * @param created when the endpoint was made; the epoch while nobody has said
 * @param since when it was first heard of
 * @param attempts how the attempts of all runs ended
 * @param partitions by number
 * @param runs by name
 */
record EndpointState(
    String endpoint,
    Instant created,
    Instant since,
    AttemptCounts attempts,
    SortedMap<Integer, CountedPartition> partitions,
    SortedMap<String, Run> runs) {
  /** Beyond these the ones that were not heard of for longest are forgotten. */
  private static final int MAX_RUNS = 200;

  static EndpointState begun(String endpoint, Instant created, Instant since) {
    return new EndpointState(
        endpoint, created, since, AttemptCounts.NONE, new TreeMap<>(), new TreeMap<>());
  }

  /** The same, as somebody has said when it was made. */
  EndpointState made(Instant time) {
    return new EndpointState(endpoint, time, since, attempts, partitions, runs);
  }

  /** Whether it is of one that was deleted before the one that was made then. */
  boolean isBefore(Instant creation) {
    return isBefore(created, creation);
  }

  static boolean isBefore(Instant created, Instant creation) {
    return created.isAfter(Instant.EPOCH) && created.isBefore(creation);
  }

  /** What the tally says beyond what its run said before. */
  AttemptCounts news(Tally tally) {
    Run before = runs.get(tally.run());
    return before == null ? tally.attempts() : tally.attempts().minus(before.attempts());
  }

  EndpointState with(Tally tally, Instant heard) {
    SortedMap<Integer, CountedPartition> counted = new TreeMap<>(partitions);
    tally
        .partitions()
        .forEach(
            (partition, counts) ->
                counted.merge(
                    partition, CountedPartition.of(counts), (known, unused) -> known.with(counts)));
    SortedMap<String, Run> heardOf = new TreeMap<>(runs);
    heardOf.put(tally.run(), new Run(heard, tally.attempts(), tally.owed(), tally.standing()));
    forgetOldest(heardOf);
    return new EndpointState(
        endpoint, created, since, attempts.plus(news(tally)).withoutLatency(), counted, heardOf);
  }

  private static void forgetOldest(SortedMap<String, Run> runs) {
    while (runs.size() > MAX_RUNS) {
      runs.entrySet().stream()
          .min(Map.Entry.comparingByValue(Comparator.comparing(Run::heard)))
          .ifPresent(oldest -> runs.remove(oldest.getKey()));
    }
  }

  Totals totals(Instant standingSince) {
    PartitionCounts done =
        partitions.values().stream()
            .map(CountedPartition::total)
            .reduce(PartitionCounts.NONE, PartitionCounts::plus);
    long owed =
        runs.values().stream()
            .filter(run -> run.isHeardSince(standingSince))
            .mapToLong(Run::owed)
            .sum();
    return new Totals(
        done.delivered() + done.putAside() + owed,
        done.delivered(),
        attempts.refused(),
        attempts.unanswered(),
        done.putAside(),
        done.passedOver(),
        attempts.statuses(),
        since,
        attempts.leftOut());
  }

  /** Those that were heard of since then. */
  List<Standing> standings(Instant standingSince) {
    return runs.values().stream()
        .filter(run -> run.isHeardSince(standingSince))
        .flatMap(run -> run.standing().stream())
        .sorted(Comparator.comparing(Standing::instance))
        .toList();
  }

  byte[] toBytes() {
    ObjectNode json = LedgerJson.object().put("v", 1).put("endpoint", endpoint);
    json.put(LedgerJson.CREATED, created.toString()).put("since", since.toEpochMilli());
    json.set("attempts", attempts.toJson());
    ObjectNode counted = json.putObject("partitions");
    partitions.forEach((partition, each) -> counted.set(partition.toString(), each.toJson()));
    ObjectNode heardOf = json.putObject("runs");
    runs.forEach((name, run) -> heardOf.set(name, run.toJson()));
    return LedgerJson.write(json);
  }

  static EndpointState from(JsonNode json) {
    SortedMap<Integer, CountedPartition> partitions = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : json.path("partitions").properties()) {
      partitions.put(Integer.valueOf(each.getKey()), CountedPartition.from(each.getValue()));
    }
    SortedMap<String, Run> runs = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : json.path("runs").properties()) {
      runs.put(each.getKey(), Run.from(each.getValue()));
    }
    return new EndpointState(
        json.path("endpoint").asText(),
        LedgerJson.created(json),
        Instant.ofEpochMilli(json.path("since").asLong()),
        AttemptCounts.from(json.path("attempts")),
        partitions,
        runs);
  }

  /**
   * One partition's counts.
   *
   * @param before what was counted in former beginnings
   * @param now what is counted since the last one
   */
  record CountedPartition(PartitionCounts before, PartitionCounts now) {
    static CountedPartition of(PartitionCounts counts) {
      return new CountedPartition(PartitionCounts.NONE, counts);
    }

    /** Counts of an earlier beginning come from a worker that does not know of the last one. */
    CountedPartition with(PartitionCounts counts) {
      if (counts.begun() < now.begun()) {
        return this;
      }
      return counts.begun() == now.begun()
          ? new CountedPartition(before, now.orMore(counts))
          : new CountedPartition(before.plus(now), counts);
    }

    PartitionCounts total() {
      return before.plus(now);
    }

    ObjectNode toJson() {
      ObjectNode json = LedgerJson.object();
      json.set("before", before.toJson());
      json.set("now", now.toJson());
      return json;
    }

    static CountedPartition from(JsonNode json) {
      return new CountedPartition(
          PartitionCounts.from(json.path("before")), PartitionCounts.from(json.path("now")));
    }
  }

  /**
   * What one run of a worker told last.
   *
   * @param heard when
   * @param attempts all that it had counted by then
   * @param owed events taken in and not done
   */
  record Run(Instant heard, AttemptCounts attempts, long owed, Optional<Standing> standing) {
    boolean isHeardSince(Instant time) {
      return !heard.isBefore(time);
    }

    ObjectNode toJson() {
      ObjectNode json = LedgerJson.object().put("heard", heard.toEpochMilli());
      json.set("attempts", attempts.toJson());
      json.put("owed", owed);
      standing.ifPresent(each -> json.set("standing", Standings.toJson(each)));
      return json;
    }

    static Run from(JsonNode json) {
      JsonNode standing = json.path("standing");
      return new Run(
          Instant.ofEpochMilli(json.path("heard").asLong()),
          AttemptCounts.from(json.path("attempts")),
          json.path("owed").asLong(),
          standing.isObject() ? Optional.of(Standings.from(standing)) : Optional.empty());
    }
  }
}
