package io.registrynotifier.worker.consume;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/**
 * Kafka's mock of a consumer, which also remembers what was committed of partitions that are not
 * assigned any more, and the leader epochs that it was told of: a real one believes them, and waits
 * for ever for a topic whose epochs are lower. Thread-safe.
 */
final class BelievingConsumer extends MockConsumer<byte[], byte[]> {
  private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
  private Optional<Integer> believedEpoch = Optional.empty();
  private boolean rebalancing;

  BelievingConsumer() {
    super("none");
  }

  /** Whether the group rebalances, so that it commits nothing before it gives partitions away. */
  synchronized void rebalancing(boolean now) {
    rebalancing = now;
  }

  /** The newest leader epoch that it was told of. */
  synchronized Optional<Integer> believedEpoch() {
    return believedEpoch;
  }

  /** What was committed last of a partition. */
  synchronized Optional<OffsetAndMetadata> committed(TopicPartition partition) {
    return Optional.ofNullable(committed.get(partition));
  }

  @Override
  public synchronized void commitAsync(
      Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
    committed.putAll(offsets);
    super.commitAsync(offsets, callback);
  }

  @Override
  public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
    if (rebalancing) {
      throw new RebalanceInProgressException();
    }
    committed.putAll(offsets);
    super.commitSync(offsets);
  }

  @Override
  public synchronized void seek(TopicPartition partition, OffsetAndMetadata offset) {
    believedEpoch =
        offset
            .leaderEpoch()
            .filter(epoch -> epoch > believedEpoch.orElse(-1))
            .or(() -> believedEpoch);
    super.seek(partition, offset);
  }
}
