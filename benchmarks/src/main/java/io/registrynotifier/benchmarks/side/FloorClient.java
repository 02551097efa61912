package io.registrynotifier.benchmarks.side;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Sends what a consumer polls as soon as it has it, without order, retry or record. Requests are
 * bounded: a client that is still cold would else open a connection for each, and end there.
 */
final class FloorClient {
  private static final Duration WAIT = Duration.ofSeconds(1);

  private FloorClient() {}

  /** Runs until killed: bootstrap servers, URL, requests in flight, events a request. */
  public static void main(String[] arguments) throws InterruptedException {
    Webhook webhook = Webhook.at(URI.create(arguments[1]));
    Semaphore free = new Semaphore(Integer.parseInt(arguments[2]));
    int batch = Integer.parseInt(arguments[3]);
    try (KafkaConsumer<byte[], byte[]> consumer = PollClient.fromTheBeginning(arguments[0])) {
      while (true) {
        for (List<byte[]> events : batches(consumer.poll(WAIT), batch)) {
          free.acquire();
          var unused = webhook.send(events).whenComplete((status, failure) -> free.release());
        }
      }
    }
  }

  private static List<List<byte[]>> batches(ConsumerRecords<byte[], byte[]> records, int most) {
    List<List<byte[]>> batches = new ArrayList<>();
    List<byte[]> batch = new ArrayList<>(most);
    for (ConsumerRecord<byte[], byte[]> each : records) {
      batch.add(each.value());
      if (batch.size() == most) {
        batches.add(batch);
        batch = new ArrayList<>(most);
      }
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }
}
