package io.registrynotifier.worker.consume;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks whether the logs of some partitions are still those that their commits tell of (KIP-320): a
 * broker that has lost the end of a log gives its offsets to other events, under another leader
 * epoch. Each partition gets a position first, since asking for one's makes the client look for
 * those of all, and checks them together. For one use, on the poll thread.
 */
final class LogCheck {
  private final Consumer<byte[], byte[]> consumer;
  private final Duration bound;
  private final Set<TopicPartition> checked = new HashSet<>();
  private final Map<TopicPartition, Long> divergences = new HashMap<>();

  LogCheck(Consumer<byte[], byte[]> consumer, Duration bound) {
    this.consumer = consumer;
    this.bound = bound;
  }

  /** Nothing is known of the partition, so there is nothing to check. */
  void skip(TopicPartition partition) {
    checked.add(partition);
    consumer.seek(partition, 0);
  }

  /**
   * The commit tells of offsets below this end. One that does not say under which epoch they were
   * read cannot be checked.
   */
  void expect(TopicPartition partition, OptionalInt epoch, long end) {
    if (epoch.isEmpty()) {
      skip(partition);
    } else {
      checked.add(partition);
      seek(partition, epoch, end);
    }
  }

  /** The consumer goes on here, and notices when the log parts from the one of this epoch. */
  void seek(TopicPartition partition, OptionalInt epoch, long offset) {
    Optional<Integer> known = epoch.isEmpty() ? Optional.empty() : Optional.of(epoch.getAsInt());
    consumer.seek(partition, new OffsetAndMetadata(offset, known, ""));
  }

  /**
   * From where on the log is not the one that the commit tells of; empty when all of it is. Throws
   * what the client throws, and what it says of partitions that are read already: nobody else may
   * move those.
   */
  OptionalLong divergence(TopicPartition partition) {
    while (!divergences.containsKey(partition)) {
      try {
        consumer.position(partition, bound);
        checked.remove(partition); // from here on it is read
        return OptionalLong.empty();
      } catch (LogTruncationException e) {
        if (!checked.containsAll(e.offsetOutOfRangePartitions().keySet())) {
          throw e;
        }
        e.offsetOutOfRangePartitions().keySet().forEach(each -> diverged(each, e));
      }
    }
    return OptionalLong.of(divergences.get(partition));
  }

  /** The client would tell it again whichever partition it is asked about. */
  private void diverged(TopicPartition partition, LogTruncationException truncation) {
    OffsetAndMetadata from = truncation.divergentOffsets().get(partition);
    divergences.put(partition, from == null ? oldest(partition) : from.offset());
    skip(partition);
  }

  /** The log knows nothing of the epoch, so nothing of it may be taken for known. */
  private long oldest(TopicPartition partition) {
    return consumer.beginningOffsets(Set.of(partition), bound).getOrDefault(partition, 0L);
  }
}
