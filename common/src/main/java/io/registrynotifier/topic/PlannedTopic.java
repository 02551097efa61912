package io.registrynotifier.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * One topic as it should be.
 *
 * @param retention how long records are kept; empty for a compacted topic, which keeps the last of
 *     each key for ever
 */
record PlannedTopic(String name, int partitions, int replication, Optional<Duration> retention) {
  /** Dead letters wait for a person, who may be on holiday when the events are long gone. */
  static final Duration DEAD_LETTERS_AT_LEAST = Duration.ofDays(30);

  static final int FEW = 4;

  /** With fewer replicas nothing could be written while one of them is away. */
  private static final int ENOUGH_TO_LOSE_ONE = 3;

  /** The system's four topics. */
  static List<PlannedTopic> all(TopicSettings settings) {
    Topics topics = settings.topics();
    Duration retention = settings.retention();
    return List.of(
        kept(topics.events(), settings, retention),
        compacted(topics.endpoints(), settings),
        few(topics.deliveries(), settings, retention),
        kept(topics.deadLetters(), settings, longer(retention, DEAD_LETTERS_AT_LEAST)));
  }

  NewTopic toNewTopic() {
    return new NewTopic(name, partitions, (short) replication).configs(configs());
  }

  /**
   * A broker's own defaults may delete by size what is to be kept by time, and may acknowledge what
   * one replica has alone.
   */
  private Map<String, String> configs() {
    Map<String, String> configs = new HashMap<>();
    if (retention.isPresent()) {
      configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
      configs.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.get().toMillis()));
      configs.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    } else {
      configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    }
    if (replication >= ENOUGH_TO_LOSE_ONE) {
      configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
    }
    return Map.copyOf(configs);
  }

  private static PlannedTopic kept(String name, TopicSettings settings, Duration retention) {
    return new PlannedTopic(
        name, settings.partitions(), settings.replication(), Optional.of(retention));
  }

  /**
   * A record a second from each endpoint needs no more, and each partition costs the ledger stores
   * and topics of its own.
   */
  private static PlannedTopic few(String name, TopicSettings settings, Duration retention) {
    return new PlannedTopic(
        name, Math.min(settings.partitions(), FEW), settings.replication(), Optional.of(retention));
  }

  /** One partition: a few small records, whose changes then have one order. */
  private static PlannedTopic compacted(String name, TopicSettings settings) {
    return new PlannedTopic(name, 1, settings.replication(), Optional.empty());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
