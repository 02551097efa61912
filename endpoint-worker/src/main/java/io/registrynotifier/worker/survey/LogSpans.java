package io.registrynotifier.worker.survey;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a topic goes, at one moment. Immutable.
 *
 * @param topicId the topic's id as Kafka prints it; empty where there is no topic
 * @param partitions in order
 */
record LogSpans(String topicId, Map<Integer, LogSpan> partitions) {
  /** A topic that does not exist. */
  static final LogSpans NONE = new LogSpans("", Map.of());

  LogSpans {
    partitions = Collections.unmodifiableMap(new TreeMap<>(partitions));
  }

  /** The ends of all partitions together: of two looks at a topic the later one has more. */
  long end() {
    return partitions.values().stream().mapToLong(LogSpan::end).sum();
  }

  /** Where a partition ends; zero for one that is not there. */
  long end(int partition) {
    LogSpan span = partitions.get(partition);
    return span == null ? 0 : span.end();
  }

  /** Whether a record may stand there. */
  boolean has(int partition, long offset) {
    LogSpan span = partitions.get(partition);
    return span != null && span.begin() <= offset && offset < span.end();
  }
}
