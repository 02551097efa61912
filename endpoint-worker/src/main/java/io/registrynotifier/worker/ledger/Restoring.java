package io.registrynotifier.worker.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How much of this instance's share is still to be read from Kafka. Thread-safe. */
final class Restoring implements StateRestoreListener {
  private final AtomicLong all = new AtomicLong();
  private final AtomicLong restored = new AtomicLong();
  private final Map<String, Long> left = new ConcurrentHashMap<>();

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
    all.addAndGet(Math.max(0, to - from));
    left.put(key(partition, store), Math.max(0, to - from));
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long end, long records) {
    restored.addAndGet(records);
    left.computeIfPresent(key(partition, store), (part, before) -> Math.max(0, before - records));
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long total) {
    left.remove(key(partition, store));
  }

  @Override
  public void onRestoreSuspended(TopicPartition partition, String store, long total) {
    left.remove(key(partition, store));
  }

  private static String key(TopicPartition partition, String store) {
    return store + " " + partition;
  }

  /** Of the stores that are being restored now. */
  long recordsLeft() {
    return left.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Empty when nothing had to be read. */
  Optional<String> progress() {
    long total = all.get();
    return total == 0
        ? Optional.empty()
        : Optional.of("restores its share: " + restored.get() + " of " + total + " records read");
  }

  long records() {
    return restored.get();
  }
}
