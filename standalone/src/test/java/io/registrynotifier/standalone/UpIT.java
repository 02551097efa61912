package io.registrynotifier.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.broker.Ports;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

final class UpIT {
  private static final String READY = "Ready in ";

  @TempDir Path directory;
  private final int httpPort = Ports.free();
  private final int brokerPort = Ports.free();
  private final SampleEvents samples = SampleEvents.seeded(1);

  @Test
  void up_deliversAfterAll_whenItEndedWhileEventsWerePending()
      throws IOException, InterruptedException {
    // Given
    List<SampleEvent> events = samples.pushes(20, 3);
    try (WebhookReceiver receiver = WebhookReceiver.start()) {
      receiver.answer(Answer.status(503));
      Path config = configFor(receiver);
      try (NotifierProcess first = up("--config", config.toString())) {
        first.awaitOutput(READY);
        for (SampleEvent event : events) {
          assertThat(post(event)).isEqualTo(202);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> receiver.count() > 0);
        assertThat(first.end()).isZero();
        assertThat(first.errors().lines()).hasSizeLessThan(30); // a line for each change, no flood
      }
      receiver.answer(Answer.OK);

      // When
      try (NotifierProcess second = up("--config", config.toString())) {
        second.awaitOutput(READY);
        await().atMost(Duration.ofSeconds(60)).until(() -> receiver.acceptedIds().size() >= 20);

        // Then
        assertThat(receiver.acceptedIds())
            .containsExactlyInAnyOrderElementsOf(events.stream().map(SampleEvent::id).toList());
        assertThat(second.end()).isZero();
      }
    }
  }

  @Test
  void up_deliversOnce_whatARegistrySendsTwice() throws IOException, InterruptedException {
    // Given
    SampleEvent event = samples.push("library/a", "v1");
    SampleEvent next = samples.push("library/a", "v2");
    try (WebhookReceiver receiver = WebhookReceiver.start();
        NotifierProcess up = up("--config", configFor(receiver).toString())) {
      up.awaitOutput(READY);

      // When
      for (SampleEvent each : List.of(event, event, next)) {
        assertThat(post(each)).isEqualTo(202);
      }
      await().atMost(Duration.ofSeconds(60)).until(() -> receiver.acceptedIds().size() >= 2);

      // Then
      assertThat(receiver.acceptedIds()).containsExactly(event.id(), next.id());
      assertThat(metrics())
          .contains("registry_notifications_duplicates_skipped_total{endpoint=\"receiver\",} 1.0");
      assertThat(up.end()).isZero();
    }
  }

  @Test
  void up_saysWhereEverythingIs_whenItIsReady() throws InterruptedException {
    // Given
    try (NotifierProcess up = up()) {

      // When
      up.awaitOutput("Ctrl-C");

      // Then
      assertThat(up.output())
          .contains("http://127.0.0.1:" + httpPort + "/events")
          .contains("http://127.0.0.1:" + httpPort + "/metrics")
          .contains("127.0.0.1:" + brokerPort)
          .contains(directory.resolve("data").toString())
          .contains("endpoints    none yet");
      assertThat(up.end()).isZero();
      assertThat(up.errors().lines()).hasSizeLessThan(15); // a line for each change, no flood
      assertThat(up.errors()).doesNotContain("WARN", "ERROR");
    }
  }

  @Test
  void up_refusesInOneLine_whenTheDataDirectoryIsInUse() throws InterruptedException {
    // Given
    try (NotifierProcess owner = up()) {
      owner.awaitOutput(READY);

      // When
      try (NotifierProcess second = up()) {

        // Then
        assertThat(second.exitStatus()).isEqualTo(1);
        assertThat(second.errors())
            .isEqualTo(
                "notifier: data directory "
                    + directory.resolve("data")
                    + " is in use by process "
                    + owner.pid()
                    + "; stop that one first\n");
      }
    }
  }

  @Test
  void up_refusesInOneLine_whenTheDataDirectoryIsForeign()
      throws IOException, InterruptedException {
    // Given
    Files.createDirectories(directory.resolve("data/photos"));

    // When
    try (NotifierProcess up = up()) {

      // Then
      assertThat(up.exitStatus()).isEqualTo(1);
      assertThat(up.errors())
          .isEqualTo(
              "notifier: data directory "
                  + directory.resolve("data")
                  + " holds something else (photos); choose an empty or a new one\n");
    }
  }

  @Test
  void up_refusesInOneLine_whenTheHttpPortIsInUse() throws IOException, InterruptedException {
    // Given
    try (ServerSocket other = new ServerSocket(httpPort, 1, InetAddress.getLoopbackAddress());
        NotifierProcess up = up()) {

      // When
      int status = up.exitStatus();

      // Then
      assertThat(status).isEqualTo(1);
      assertThat(up.errors().lines().filter(line -> line.startsWith("notifier: ")))
          .containsExactly(
              "notifier: http.addr 127.0.0.1:" + other.getLocalPort() + ": address already in use");
    }
  }

  @Test
  void up_refusesInOneLine_whenTheBrokerPortIsInUse() throws IOException, InterruptedException {
    // Given
    try (ServerSocket other = new ServerSocket(brokerPort, 1, InetAddress.getLoopbackAddress());
        NotifierProcess up = up()) {

      // When
      int status = up.exitStatus();

      // Then
      assertThat(status).isEqualTo(1);
      assertThat(up.errors())
          .isEqualTo(
              "notifier: broker address 127.0.0.1:"
                  + other.getLocalPort()
                  + ": Address already in use\n");
    }
  }

  private NotifierProcess up(String... more) {
    String[] fixed = {
      "up", "--http-addr", "127.0.0.1:" + httpPort, "--broker-addr", "127.0.0.1:" + brokerPort
    };
    String[] all = new String[fixed.length + more.length];
    System.arraycopy(fixed, 0, all, 0, fixed.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return NotifierProcess.start(directory, all);
  }

  private Path configFor(WebhookReceiver receiver) throws IOException {
    String yaml =
        """
        topics: {partitions: 2}
        notifications:
          endpoints:
            - name: receiver
              url: %s
              backoff: 200ms
              retry: {maxbackoff: 1s}
              start: earliest
        """
            .formatted(receiver.url());
    return Files.writeString(directory.resolve("config.yml"), yaml);
  }

  private String metrics() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/metrics")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private int post(SampleEvent event) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/events"))
            .header("Content-Type", samples.mediaType())
            .POST(BodyPublishers.ofByteArray(SampleEvents.envelope(event)))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
