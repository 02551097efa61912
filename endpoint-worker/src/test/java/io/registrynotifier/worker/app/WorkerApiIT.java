package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.process.HttpServer;
import io.registrynotifier.process.ProcessMetrics;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.worker.api.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The API over a real worker: what it says, and that it says it as described. */
final class WorkerApiIT {
  private static final Duration DEADLINE = Duration.ofSeconds(40);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SampleEvents samples = SampleEvents.seeded(1);
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void api_saysThatAnEndpointFailsAndRecovers() throws IOException {
    // Given
    String name = SharedBroker.unique("api");
    SampleEvent event = samples.push("library/<script>", "v1");
    try (WebhookReceiver receiver = WebhookReceiver.start();
        WorkerRun run =
            WorkerRun.start(
                SharedBroker.bootstrapServers(),
                name,
                Endpoints.of(name, receiver.url()).threshold(3).make());
        HttpServer server = serve(run)) {
      await().atMost(DEADLINE).until(run::isReady);
      awaitVerdict(server, name, "Healthy: everything is delivered");
      receiver.answer(Answer.status(500).saying("<b>oh no</b>"));

      // When
      run.publish(List.of(event));
      awaitVerdict(server, name, "Failing since ");
      JsonNode failing = get(server, "/api/endpoints/" + name);
      JsonNode pending = get(server, "/api/events/" + event.id());
      receiver.answer(Answer.OK);
      awaitVerdict(server, name, "Healthy: everything is delivered");
      JsonNode delivered = get(server, "/api/events/" + event.id());

      // Then
      assertThat(failing.get("pending").asInt()).isEqualTo(1);
      assertThat(failing.at("/verdict/level").asText()).isEqualTo("failing");
      assertThat(failing.at("/verdict/text").asText()).contains("1 event waiting", "nothing lost");
      assertThat(failing.at("/head/eventId").asText()).isEqualTo(event.id());
      assertThat(pending.at("/endpoints/0/state").asText()).isEqualTo("pending");
      assertThat(pending.at("/event/repository").asText()).isEqualTo("library/<script>");
      assertThat(delivered.at("/endpoints/0/state").asText()).isEqualTo("delivered");
      assertThat(get(server, "/api/status").get("failing").asInt()).isZero();
      assertThat(get(server, "/api/dead-letters").get("deadLetters")).isEmpty();
    }
  }

  private static HttpServer serve(WorkerRun run) {
    return HttpServer.start(
        new HttpSettings("127.0.0.1", 0),
        Duration.ofSeconds(1),
        ProcessMetrics.create(),
        List.of(run.app()));
  }

  private void awaitVerdict(HttpServer server, String name, String text) {
    await()
        .atMost(DEADLINE)
        .untilAsserted(
            () ->
                assertThat(get(server, "/api/endpoints/" + name).at("/verdict/text").asText())
                    .startsWith(text));
  }

  /** Every answer is as it is described. */
  private JsonNode get(HttpServer server, String path) {
    try {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      assertThat(Document.read().objections("GET", path, answer)).as(answer.body()).isEmpty();
      return MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
