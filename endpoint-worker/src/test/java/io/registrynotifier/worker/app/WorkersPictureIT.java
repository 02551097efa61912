package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.worker.directory.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry's own page at several workers: each shows the whole cluster. */
final class WorkersPictureIT {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final SampleEvents samples = SampleEvents.seeded(7);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final WebhookReceiver away = WebhookReceiver.start();
  private final String name = SharedBroker.unique("picture");
  private final String held = name + "-held";
  private final TestTopic topic =
      TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 3);

  @AfterEach
  void close() {
    receiver.close();
    away.close();
  }

  @Test
  void everyWorker_showsTotalsAndPendingOfTheWholeCluster() {
    // Given
    receiver.answer(
        request ->
            request.events().get(0).attributes().repository().equals("team/bad")
                ? Answer.status(500)
                : Answer.OK);
    try (LedgerWorker first = start("a");
        LedgerWorker second = start("b")) {
      first
          .directory()
          .create("{name: " + held + ", url: '" + away.url() + "'}")
          .orTimeout(60, TimeUnit.SECONDS)
          .join();
      await().atMost(DEADLINE).until(() -> first.serves(held) && second.serves(held));
      await().atMost(DEADLINE).until(() -> first.isReady() && second.isReady());
      first
          .directory()
          .order(held, OptionalLong.empty(), new Order.Pause("maintenance"))
          .orTimeout(60, TimeUnit.SECONDS)
          .join();

      // When
      WorkerRun.publish(topic, samples.pushes(60, 12));
      WorkerRun.publish(topic, List.of(samples.push("team/bad", "v1")));

      // Then
      for (LedgerWorker worker : List.of(first, second)) {
        await().atMost(DEADLINE).until(() -> shows(worker, name, 60, 1));
        await().atMost(DEADLINE).until(() -> shows(worker, held, 0, 61));
        JsonNode metrics = endpoint(worker, name).path("Metrics");
        assertThat(metrics.path("Events").asLong()).isEqualTo(61);
        assertThat(metrics.path("Failures").asLong()).isPositive();
        assertThat(metrics.path("Statuses").path("200 OK").asLong()).isEqualTo(60);
      }
    }
  }

  private boolean shows(LedgerWorker worker, String endpoint, long successes, long pending) {
    JsonNode metrics = endpoint(worker, endpoint).path("Metrics");
    return metrics.path("Successes").asLong(-1) == successes
        && metrics.path("Pending").asLong(-1) == pending;
  }

  private JsonNode endpoint(LedgerWorker worker, String endpoint) {
    for (JsonNode each : page(worker).path("registry").path("notifications").path("endpoints")) {
      if (each.path("name").asText().equals(endpoint)) {
        return each;
      }
    }
    return JSON.missingNode();
  }

  private JsonNode page(LedgerWorker worker) {
    URI url = URI.create("http://" + worker.address() + "/debug/vars");
    try {
      return JSON.readTree(
          http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private LedgerWorker start(String directory) {
    LedgerWorker worker =
        LedgerWorker.start(
            topic, folder.resolve(directory), 0, Endpoints.of(name, receiver.url()).make());
    await().atMost(DEADLINE).until(worker::isReady);
    return worker;
  }
}
