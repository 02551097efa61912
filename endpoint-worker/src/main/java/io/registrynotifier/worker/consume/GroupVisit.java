package io.registrynotifier.worker.consume;

import io.registrynotifier.endpoint.Endpoint;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One visit to a group that has no member: joins it, commits the offsets that it finds once more
 * with what stands beside them, and leaves. Nothing is read. Confined to the visiting thread but
 * for {@link #end}.
 *
 * <p>A member is what it takes: the classic protocol counts from when the group became empty, and
 * no commit of an administrator moves that; KIP-848 counts from the commit. And a member commits
 * only what it owns, so that a worker that starts meanwhile is never set back: the group refuses
 * whoever has lost the partition.
 */
final class GroupVisit {
  private static final Duration JOIN_BOUND = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER_BOUND = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final LongSupplier nanoTime;
  private volatile boolean ended;

  private GroupVisit(Consumer<byte[], byte[]> consumer, String topic, LongSupplier nanoTime) {
    this.consumer = consumer;
    this.topic = topic;
    this.nanoTime = nanoTime;
  }

  static GroupVisit to(Endpoint endpoint, ConsumeParts parts) {
    return new GroupVisit(
        parts.consumers().createVisitor(endpoint), parts.topic(), parts.nanoTime());
  }

  /** Throws what the client throws, or that it was not let in in time; the next visit may do. */
  void pay() {
    try {
      consumer.subscribe(List.of(topic), new NothingIsRead());
      join();
      refresh();
    } finally {
      consumer.close(CloseOptions.timeout(ANSWER_BOUND));
    }
  }

  /** Ends it early. Any thread. */
  void end() {
    ended = true;
  }

  private void join() {
    long deadline = nanoTime.getAsLong() + JOIN_BOUND.toNanos();
    while (consumer.assignment().isEmpty()) {
      if (ended || deadline - nanoTime.getAsLong() <= 0) {
        throw new TimeoutException("no partition was assigned within " + JOIN_BOUND);
      }
      consumer.poll(POLL);
    }
  }

  /** Between two polls, so that nothing that was assigned can have gone to somebody else. */
  private void refresh() {
    Map<TopicPartition, @Nullable OffsetAndMetadata> found =
        new HashMap<>(consumer.committed(consumer.assignment(), ANSWER_BOUND));
    found.values().removeIf(Objects::isNull);
    consumer.commitSync(found, ANSWER_BOUND);
  }

  /** A position of its own spares each partition the search for one; none is ever read. */
  private final class NothingIsRead implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer.pause(partitions);
      partitions.forEach(partition -> consumer.seek(partition, 0));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
  }
}
