package io.registrynotifier.topic;

import java.time.Duration;

/**
 * How topics that do not exist yet are created. Existing ones are used as they are.
 *
 * @param prefix the beginning of every topic's name
 * @param partitions of the events and dead letters topics, 1 to 10,000; the deliveries topic has
 *     four at the most
 * @param replication copies of each partition, 1 to 100; -1 leaves it to the broker's default
 * @param retention how long events and deliveries are kept; at least one second
 */
public record TopicSettings(String prefix, int partitions, int replication, Duration retention) {
  /** {@code registry}, 12 partitions, the broker's replication, seven days. */
  public static final TopicSettings DEFAULT =
      new TopicSettings("registry", 12, -1, Duration.ofDays(7));

  /** Refuses what Kafka would refuse, naming the value. */
  public TopicSettings {
    prefix = new Topics(prefix).prefix();
    if (partitions < 1 || partitions > 10_000) {
      throw new IllegalArgumentException("partitions " + partitions + ": expected 1 to 10000");
    }
    if (replication != -1 && (replication < 1 || replication > 100)) {
      throw new IllegalArgumentException(
          "replication " + replication + ": expected 1 to 100, or -1 for the broker's default");
    }
    if (retention.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("retention " + retention + ": expected 1s or more");
    }
  }

  /** The names that follow from the prefix. */
  public Topics topics() {
    return new Topics(prefix);
  }
}
