package io.registrynotifier.system.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.system.MetricsPage;
import io.registrynotifier.testkit.process.BrokerProcess;
import io.registrynotifier.testkit.process.FinishedProgram;
import io.registrynotifier.testkit.process.NotifierProcess;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.tools.consumer.group.ConsumerGroupCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka's own {@code kafka-consumer-groups} says of an endpoint what our metric says. */
final class ConsumerGroupLagIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String GROUP = "notifier.ci";
  private static final int EVENTS = 40;
  private static final int LAG_COLUMN = 5;

  @TempDir private Path directory;

  @Test
  void lag_isWhatIsPending_whileTheReceiverIsDownAndAfter()
      throws IOException, InterruptedException {
    try (WebhookReceiver receiver = WebhookReceiver.start();
        BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"));
        NotifierProcess worker = NotifierProcess.worker(settings(broker, receiver));
        NotifierProcess bridge = NotifierProcess.bridge(settings(broker, receiver))) {
      // Given
      receiver.refuse();

      // When
      post(bridge);
      await().atMost(LIMIT).until(() -> pending(worker) == EVENTS);
      long lagWhileDown = lag(broker);
      receiver.welcome();
      await().atMost(LIMIT).until(() -> pending(worker) == 0);

      // Then
      assertThat(lagWhileDown).isEqualTo(EVENTS);
      await().atMost(LIMIT).untilAsserted(() -> assertThat(lag(broker)).isZero());
    }
  }

  private static long lag(BrokerProcess broker) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ConsumerGroupCommand.class.getName(),
            "--bootstrap-server",
            broker.bootstrapServers(),
            "--describe",
            "--group",
            GROUP);
    FinishedProgram described = FinishedProgram.run(LIMIT, command);
    assertThat(described.status()).as(described.output()).isZero();
    List<String[]> partitions =
        described
            .output()
            .lines()
            .filter(line -> line.startsWith(GROUP))
            .map(line -> line.split(" +", -1))
            .toList();
    assertThat(partitions).as(described.output()).hasSize(12);
    return partitions.stream().mapToLong(columns -> Long.parseLong(columns[LAG_COLUMN])).sum();
  }

  private static double pending(NotifierProcess worker) {
    return new MetricsPage(worker.page("/metrics"))
        .value("registry_notifications_pending", "endpoint=\"ci\"");
  }

  private static void post(NotifierProcess bridge) throws IOException, InterruptedException {
    SampleEvents events = SampleEvents.seeded(5);
    String envelope =
        IntStream.range(0, EVENTS)
            .mapToObj(number -> events.push("team/app-" + number, "latest").json())
            .collect(Collectors.joining(",", "{\"events\":[", "]}"));
    HttpRequest request =
        HttpRequest.newBuilder(bridge.events())
            .header("Content-Type", MediaTypes.EVENTS_V2)
            .POST(BodyPublishers.ofString(envelope))
            .build();
    int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    assertThat(status).isEqualTo(202);
  }

  private Path settings(BrokerProcess broker, WebhookReceiver receiver) throws IOException {
    return Files.writeString(
        directory.resolve("notifier.yml"),
        """
        kafka: {bootstrap.servers: "%s"}
        notifications:
          endpoints:
            - {name: ci, url: "%s", threshold: 5, backoff: 50ms, retry: {maxbackoff: 400ms}}
        """
            .formatted(broker.bootstrapServers(), receiver.url()));
  }
}
