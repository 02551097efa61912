package io.registrynotifier.worker.consume;

import io.registrynotifier.worker.offset.CommitMetadata;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What the commits told that partitions were begun with, as far as it still holds. Not thread-safe.
 */
final class RestoredCommits {
  private final Map<TopicPartition, CommitMetadata> commits = new HashMap<>();

  void put(TopicPartition partition, CommitMetadata metadata) {
    commits.put(partition, metadata);
  }

  void forget(Collection<TopicPartition> partitions) {
    commits.keySet().removeAll(partitions);
  }

  /** It tells nothing of this offset and those beyond. */
  void cut(TopicPartition partition, long offset) {
    commits.computeIfPresent(partition, (known, metadata) -> metadata.below(offset));
  }

  /** How many offsets from one on and below another were done before. */
  long doneBetween(TopicPartition partition, long from, long to) {
    var done = of(partition).doneBeyond();
    return done.sizeBelow(to) - done.sizeBelow(from);
  }

  /**
   * From where on records of a partition, in their order, are not those that its commit tells of:
   * everything that it tells of was read under its leader epoch, or an older one. So it is where a
   * log goes on that has lost its end after the partition was begun, before what was lost was
   * reached.
   */
  OptionalLong divergence(TopicPartition partition, List<? extends ConsumerRecord<?, ?>> records) {
    CommitMetadata metadata = of(partition);
    return metadata.epoch().isEmpty() || isBeyond(metadata, records)
        ? OptionalLong.empty()
        : records.stream()
            .takeWhile(record -> record.offset() < metadata.end())
            .filter(record -> record.leaderEpoch().orElse(0) > metadata.epoch().getAsInt())
            .mapToLong(ConsumerRecord::offset)
            .findFirst();
  }

  private static boolean isBeyond(
      CommitMetadata metadata, List<? extends ConsumerRecord<?, ?>> records) {
    return records.isEmpty() || records.get(0).offset() >= metadata.end();
  }

  private CommitMetadata of(TopicPartition partition) {
    return commits.getOrDefault(partition, CommitMetadata.NONE);
  }
}
