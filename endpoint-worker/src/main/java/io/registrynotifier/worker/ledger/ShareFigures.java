package io.registrynotifier.worker.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Metric;

/** Counts of a share that Kafka's own client keeps. Stateless. */
final class ShareFigures {
  private ShareFigures() {}

  /** Reports taken in since the share started. */
  static long reports(Share share) {
    return sum(share, "records-consumed-total", "client-id");
  }

  /** Reports that are there and not taken in yet, of the partitions that the share has. */
  static long behind(Share share) {
    return sum(share, "records-lag", "partition");
  }

  /** Kafka may show a topic twice, with and without its dots. */
  private static long sum(Share share, String name, String each) {
    Set<String> topic = Set.of(share.deliveries(), share.deliveries().replace('.', '_'));
    Map<String, Double> values = new HashMap<>();
    for (Metric metric : share.streams().metrics().values()) {
      Map<String, String> tags = metric.metricName().tags();
      if (metric.metricName().name().equals(name)
          && topic.contains(tags.getOrDefault("topic", ""))
          && metric.metricValue() instanceof Double value) {
        values.merge(tags.getOrDefault(each, ""), value, Math::max);
      }
    }
    return (long) values.values().stream().filter(Double::isFinite).mapToDouble(it -> it).sum();
  }
}
