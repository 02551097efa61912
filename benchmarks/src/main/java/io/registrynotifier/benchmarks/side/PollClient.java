package io.registrynotifier.benchmarks.side;

import io.registrynotifier.benchmarks.event.EventTopic;
import io.registrynotifier.benchmarks.receiver.ReceiverProcess;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Takes so many events with a plain consumer and tells the receiver when they came, so that it is
 * measured as the others are. Confined to the main thread.
 */
final class PollClient {
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final List<Long> marks = new ArrayList<>();
  private final int step;
  private long come;

  private PollClient(int step) {
    this.step = step;
  }

  /** Bootstrap servers, the receiver's URL, how many events. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int events = Integer.parseInt(arguments[2]);
    PollClient client = new PollClient(ReceiverProcess.step(events));
    try (KafkaConsumer<byte[], byte[]> consumer = fromTheBeginning(arguments[0])) {
      client.take(consumer, events);
    }
    ReceiverProcess.tell(URI.create(arguments[1]), client.come, client.step, client.marks);
  }

  /** A consumer of all partitions, without a group, at the first event. */
  static KafkaConsumer<byte[], byte[]> fromTheBeginning(String bootstrapServers) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(EventTopic.NAME).stream()
            .map(each -> new TopicPartition(EventTopic.NAME, each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  private void take(KafkaConsumer<byte[], byte[]> consumer, long events) {
    while (come < events) {
      int count = consumer.poll(WAIT).count();
      mark(count, System.nanoTime());
    }
  }

  private void mark(int count, long nanos) {
    if (come == 0 && count > 0) {
      marks.add(nanos);
    }
    for (long passed = come / step; passed < (come + count) / step; passed++) {
      marks.add(nanos);
    }
    come += count;
  }
}
