package io.registrynotifier.worker.ledger;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How much of this instance's share is still to be read from Kafka. Thread-safe. */
final class Restoring implements StateRestoreListener {
  private final AtomicLong all = new AtomicLong();
  private final AtomicLong restored = new AtomicLong();

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
    all.addAndGet(Math.max(0, to - from));
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long end, long records) {
    restored.addAndGet(records);
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long total) {}

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
