package io.registrynotifier.benchmarks.side;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Sends what a consumer polls as soon as it has it, without order, retry or record. */
final class FloorClient {
  private static final Duration WAIT = Duration.ofSeconds(1);

  private FloorClient() {}

  /** Runs until killed: bootstrap servers, URL. */
  public static void main(String[] arguments) {
    Webhook webhook = Webhook.at(URI.create(arguments[1]));
    try (KafkaConsumer<byte[], byte[]> consumer = PollClient.fromTheBeginning(arguments[0])) {
      while (true) {
        consumer
            .poll(WAIT)
            .forEach(
                record -> {
                  var unused = webhook.send(List.of(record.value()));
                });
      }
    }
  }
}
