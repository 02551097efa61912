package io.registrynotifier.worker.consume;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Some partitions have no leader. It is seen before they are asked about, since Kafka's clients ask
 * again, some without a pause, until their time is over; the others are served.
 */
final class NoLeaderException extends RetriableException {
  private static final long serialVersionUID = 1;

  NoLeaderException(Collection<TopicPartition> partitions) {
    super(describe(partitions));
  }

  /** What is wrong, in one line. */
  static String describe(Collection<TopicPartition> partitions) {
    return "no leader: " + partitions.stream().map(TopicPartition::toString).sorted().toList();
  }
}
