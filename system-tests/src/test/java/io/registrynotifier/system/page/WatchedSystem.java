package io.registrynotifier.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.testkit.process.NotifierProcess;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * {@code notifier up} as an operator runs it, with a receiver for each endpoint. Used by one test
 * thread.
 */
final class WatchedSystem implements AutoCloseable {
  /** They take everything until a test says otherwise. */
  private static final Map<String, String> ENDPOINTS =
      Map.of(
          "calm", "backoff: 200ms",
          "troubled", "backoff: 200ms, threshold: 5, retry: {maxbackoff: 1s}",
          "patient", "backoff: 10m, retry: {maxbackoff: 10m}",
          "stuck", "backoff: 10m, retry: {maxbackoff: 10m}",
          "picky", "backoff: 200ms, reject: {statuses: [422], action: dead-letter}",
          "handled", "backoff: 200ms, headers: {Authorization: [Bearer s3cret]}");

  private static final int REPOSITORIES = 3;
  private static final Duration LEDGER = Duration.ofSeconds(90);
  private static final Duration DELIVERY = Duration.ofSeconds(30);

  private final Map<String, WebhookReceiver> receivers = new LinkedHashMap<>();
  private final List<String> published = new ArrayList<>();
  private final SampleEvents samples = SampleEvents.seeded(20_261_122);
  private final HttpClient http = HttpClient.newHttpClient();
  private final NotifierProcess notifier;

  private WatchedSystem(Path directory) {
    ENDPOINTS.keySet().forEach(name -> receivers.put(name, WebhookReceiver.start()));
    this.notifier = NotifierProcess.up(settings(directory), directory.resolve("data"), List.of());
  }

  static WatchedSystem start(Path directory) {
    return new WatchedSystem(directory);
  }

  /** A ledger joins its group, and reads what there is, before it can tell anything. */
  void awaitLedger() {
    HttpRequest status = HttpRequest.newBuilder(uri().resolve("/api/status")).build();
    Awaitility.await("the ledger")
        .atMost(LEDGER)
        .until(() -> send(status).body().contains("\"state\":\"running\""));
  }

  URI uri() {
    return notifier.events().resolve("/");
  }

  WebhookReceiver receiver(String endpoint) {
    return Objects.requireNonNull(receivers.get(endpoint), endpoint);
  }

  /** A receiver that answers so what is published from now on, and nothing that was before. */
  void refuse(String endpoint, Answer answer) {
    Awaitility.await(endpoint + " has all that was published before")
        .atMost(DELIVERY)
        .until(() -> arrived(endpoint).containsAll(published));
    receiver(endpoint).answer(answer);
  }

  /** Events for every endpoint; returns when the bridge has taken them. */
  List<SampleEvent> publish(int count) {
    List<SampleEvent> events = samples.pushes(count, REPOSITORIES);
    for (SampleEvent event : events) {
      HttpRequest request =
          HttpRequest.newBuilder(notifier.events())
              .header("Content-Type", MediaTypes.EVENTS_V2)
              .POST(BodyPublishers.ofByteArray(SampleEvents.envelope(event)))
              .build();
      assertThat(send(request).statusCode()).isEqualTo(202);
      published.add(event.id());
    }
    return events;
  }

  /** The events that an endpoint's receiver was sent, whatever it answered. */
  List<String> arrived(String endpoint) {
    return receiver(endpoint).requests().stream()
        .flatMap(request -> request.events().stream())
        .map(event -> event.attributes().id())
        .toList();
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Path settings(Path directory) {
    String endpoints =
        receivers.entrySet().stream()
            .map(
                it ->
                    "{name: %s, url: \"%s\", start: earliest, %s}"
                        .formatted(it.getKey(), it.getValue().url(), ENDPOINTS.get(it.getKey())))
            .collect(Collectors.joining(", "));
    try {
      return Files.writeString(
          directory.resolve("notifier.yml"),
          "topics: {partitions: 3}\nnotifications: {endpoints: [" + endpoints + "]}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    notifier.close();
    receivers.values().forEach(WebhookReceiver::close);
  }
}
