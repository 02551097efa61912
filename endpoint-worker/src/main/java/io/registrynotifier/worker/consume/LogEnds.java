package io.registrynotifier.worker.consume;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far the events topic goes, at one moment. Immutable.
 *
 * @param topicId the topic's id as Kafka prints it; empty when unknown
 * @param ends the offset behind the last readable event of each partition
 * @param retention how long the topic keeps an event; empty when for ever, or unknown
 */
public record LogEnds(String topicId, Map<Integer, Long> ends, Optional<Duration> retention) {
  /** Before anything is known. */
  public static final LogEnds UNKNOWN = new LogEnds("", Map.of(), Optional.empty());

  /** Copies the map. */
  public LogEnds {
    ends = Map.copyOf(ends);
  }

  LogEnds withRetention(Optional<Duration> kept) {
    return new LogEnds(topicId, ends, kept);
  }

  /** The end of one partition. */
  public OptionalLong end(int partition) {
    Long end = ends.get(partition);
    return end == null ? OptionalLong.empty() : OptionalLong.of(end);
  }
}
