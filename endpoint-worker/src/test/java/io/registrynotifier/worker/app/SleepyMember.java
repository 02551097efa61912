package io.registrynotifier.worker.app;

import static org.awaitility.Awaitility.await;

import io.registrynotifier.testkit.TestTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A member of an endpoint's group that has joined it and then polls no more: whatever rebalance
 * begins later waits for it until it is closed. Used by one test thread.
 */
final class SleepyMember implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;

  private SleepyMember(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /** Joins, and returns when it has a part of the topic. */
  static SleepyMember join(TestTopic topic, String endpoint) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            topic.bootstrapServers(),
            "group.id",
            "notifier." + endpoint,
            "enable.auto.commit",
            false,
            "partition.assignment.strategy",
            CooperativeStickyAssignor.class.getName());
    SleepyMember member =
        new SleepyMember(
            new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    member.consumer.subscribe(List.of(topic.name()));
    await().pollInSameThread().atMost(DEADLINE).until(member::isIn);
    return member;
  }

  /** Nobody waits for it any more. */
  void leave() {
    consumer.close();
  }

  @Override
  public void close() {
    leave();
  }

  private boolean isIn() {
    var unused = consumer.poll(POLL);
    return !consumer.assignment().isEmpty();
  }
}
