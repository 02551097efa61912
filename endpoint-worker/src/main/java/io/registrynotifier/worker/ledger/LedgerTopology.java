package io.registrynotifier.worker.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.jspecify.annotations.Nullable;

/** The steps from reported deliveries to the ledger's stores. Stateless. */
final class LedgerTopology {
  private LedgerTopology() {}

  /**
   * The topology.
   *
   * @param deliveries the topic with the reports
   * @param retention how long attempts are kept by event
   */
  static Topology of(String deliveries, Duration retention, Clock clock) {
    StreamsBuilder builder = new StreamsBuilder();
    builder
        .addStateStore(LedgerStores.totals())
        .addStateStore(LedgerStores.minutes())
        .addStateStore(LedgerStores.attempts())
        .addStateStore(LedgerStores.events(retention));
    KStream<String, JsonNode> reports =
        builder.stream(
                deliveries,
                Consumed.with(Serdes.String(), Serdes.ByteArray())
                    .withTimestampExtractor(new SaneTime(clock))
                    .withName("deliveries"))
            .mapValues(LedgerTopology::read, Named.as("read"))
            .filter(LedgerTopology::isOurs, Named.as("skip-foreign"))
            .process(
                LifeStep::new,
                Named.as("life"),
                LedgerStores.TOTALS,
                LedgerStores.MINUTES,
                LedgerStores.ATTEMPTS);
    reports
        .filter((endpoint, json) -> isKind(json, Tally.KIND), Named.as("tallies"))
        .process(TallyStep::new, Named.as("tally"), LedgerStores.TOTALS, LedgerStores.MINUTES);
    KStream<String, JsonNode> attempts =
        reports.filter(
            (endpoint, json) -> isKind(json, LoggedAttempt.KIND), Named.as("single-attempts"));
    attempts.process(AttemptStep::new, Named.as("log"), LedgerStores.ATTEMPTS);
    attempts
        .map(
            (endpoint, json) ->
                KeyValue.pair(json.path("eventId").asText(), LedgerJson.write(json)),
            Named.as("by-event"))
        .repartition(
            Repartitioned.with(Serdes.String(), Serdes.ByteArray()).withName(LedgerStores.EVENTS))
        .process(EventStep::new, Named.as("log-by-event"), LedgerStores.EVENTS);
    return builder.build();
  }

  private static JsonNode read(byte @Nullable [] value) {
    return value == null ? MissingNode.getInstance() : LedgerJson.read(value);
  }

  /** Records of later versions, or somebody else's, are none of ours. */
  private static boolean isOurs(String endpoint, JsonNode json) {
    return json.path("v").asInt() == 1
        && json.path("endpoint").asText().equals(endpoint)
        && isReadable(json);
  }

  private static boolean isReadable(JsonNode json) {
    try {
      return switch (json.path("kind").asText()) {
        case Tally.KIND -> !Tally.from(json).run().isEmpty();
        case Gone.KIND -> LedgerJson.created(json).isAfter(Instant.EPOCH);
        case LoggedAttempt.KIND -> !LoggedAttempt.from(json).eventId().isEmpty();
        default -> false;
      };
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isKind(JsonNode json, String kind) {
    return json.path("kind").asText().equals(kind);
  }
}
