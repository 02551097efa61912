package io.registrynotifier.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.broker.Ports;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bridge and worker log while events go through them: nothing but what changes. */
final class LoggedTurnsIT {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final int EVENTS = 1_000;
  private static final int AT_ONCE = 50;
  private static final int THRESHOLD = 5;

  @TempDir private Path directory;

  private final int port = Ports.free();
  private final SampleEvents samples = SampleEvents.seeded(3);
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void log_hasNoLineAnEvent_andOneForEachTurn() throws IOException, InterruptedException {
    // Given
    try (WebhookReceiver receiver = WebhookReceiver.start();
        NotifierProcess up = up(receiver)) {
      up.awaitOutput("Ctrl-C");
      post(AT_ONCE);
      await().atMost(DEADLINE).until(() -> receiver.acceptedIds().size() == AT_ONCE);
      List<String> before = up.errors().lines().toList();

      // When
      for (int sent = AT_ONCE; sent < EVENTS; sent += AT_ONCE) {
        post(AT_ONCE);
      }
      await().atMost(DEADLINE).until(() -> receiver.acceptedIds().size() == EVENTS);
      List<String> delivered = up.errors().lines().skip(before.size()).toList();
      receiver.answer(Answer.status(500));
      post(AT_ONCE);
      await().atMost(DEADLINE).until(() -> up.errors().contains("endpoint fails"));
      int failed = receiver.count();
      await().atMost(DEADLINE).until(() -> receiver.count() > failed + 2); // probes
      receiver.answer(Answer.OK);
      await().atMost(DEADLINE).until(() -> receiver.acceptedIds().size() == EVENTS + AT_ONCE);

      // Then
      assertThat(delivered).isEmpty();
      await().atMost(DEADLINE).until(() -> up.errors().contains("endpoint is back"));
      assertThat(up.errors().lines().skip(before.size()))
          .satisfiesExactly(
              line ->
                  assertThat(line).contains(" WARN ", "endpoint=\"receiver\"", "endpoint fails"),
              line ->
                  assertThat(line)
                      .contains(" INFO ", "endpoint=\"receiver\"", "endpoint is back")
                      .containsPattern("down=\"PT.+S\" failed_probes=\"[1-9]\\d*\""));
    }
  }

  private NotifierProcess up(WebhookReceiver receiver) throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("notifier.yml"),
            """
            notifications:
              endpoints:
                - {name: receiver, url: "%s", threshold: %d, backoff: 100ms}
            """
                .formatted(receiver.url(), THRESHOLD));
    return NotifierProcess.start(
        directory,
        "up",
        "--config",
        config.toString(),
        "--http-addr",
        "127.0.0.1:" + port,
        "--broker-addr",
        "127.0.0.1:0");
  }

  private void post(int count) throws IOException, InterruptedException {
    List<SampleEvent> events = samples.pushes(count, 20);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/events"))
            .header("Content-Type", samples.mediaType())
            .POST(BodyPublishers.ofByteArray(SampleEvents.envelope(events)))
            .build();
    assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
  }
}
