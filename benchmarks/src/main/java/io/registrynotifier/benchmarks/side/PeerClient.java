package io.registrynotifier.benchmarks.side;

import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelConsumerOptions.ProcessingOrder;
import io.confluent.parallelconsumer.ParallelStreamProcessor;
import io.confluent.parallelconsumer.PollContext;
import io.registrynotifier.benchmarks.event.EventTopic;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Confluent's Parallel Consumer in key order, sending what it takes to the webhook. */
final class PeerClient {
  private static final int ACCEPTED = 200;

  private PeerClient() {}

  /** Runs until killed: bootstrap servers, group, URL, concurrency, most events of a request. */
  public static void main(String[] arguments) {
    int batch = Integer.parseInt(arguments[4]);
    ParallelStreamProcessor<byte[], byte[]> peer =
        ParallelStreamProcessor.createEosStreamProcessor(
            ParallelConsumerOptions.<byte[], byte[]>builder()
                .ordering(ProcessingOrder.KEY)
                .maxConcurrency(Integer.parseInt(arguments[3]))
                .batchSize(batch)
                .consumer(consumer(arguments[0], arguments[1]))
                .build());
    Webhook webhook = Webhook.at(URI.create(arguments[2]));
    peer.subscribe(List.of(EventTopic.NAME));
    peer.poll(records -> deliver(webhook, records));
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, String group) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.GROUP_ID_CONFIG,
            group,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Fails unless the webhook accepts; the peer then tries again. */
  private static void deliver(Webhook webhook, PollContext<byte[], byte[]> records) {
    List<byte[]> events = records.stream().map(each -> each.value()).toList();
    int status = webhook.send(events).join();
    if (status != ACCEPTED) {
      throw new IllegalStateException("status " + status);
    }
  }
}
