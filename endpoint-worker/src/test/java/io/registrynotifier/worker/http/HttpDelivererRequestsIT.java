package io.registrynotifier.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Format;
import io.registrynotifier.endpoint.Headers;
import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.ReceivedRequest;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.Deliverer;
import io.registrynotifier.worker.delivery.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpDelivererRequestsIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final Deliveries deliveries = new Deliveries();
  private final SampleEvents samples = SampleEvents.seeded(3);

  @AfterEach
  void close() {
    deliveries.close();
    receiver.close();
  }

  @Test
  void body_isTheEventsByteForByte_inOneEnvelope() {
    // Given
    SampleEvent one = samples.push("library/a", "v1");
    SampleEvent other = samples.pull("library/a");
    // When
    ReceivedRequest request = request(Format.REGISTRY, Headers.NONE, Owing.first(one, other));
    // Then
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.text()).isEqualTo("{\"events\":[" + one.json() + "," + other.json() + "]}");
    assertThat(request.header("content-length")).isEqualTo("" + request.body().length);
    assertThat(request.headers())
        .doesNotContainKeys("transfer-encoding", "expect", "upgrade", "accept-encoding", "cookie");
    assertThat(request.header("user-agent")).startsWith("Registry-Notifier/");
  }

  @ParameterizedTest
  @ValueSource(strings = {MediaTypes.EVENTS_V1, MediaTypes.EVENTS_V2})
  void contentType_isTheOneThatTheEventCameWith(String mediaType) {
    // Given
    Attempt attempt = new Attempt(1, List.of(Owing.of(samples.push("library/a", "v1"), mediaType)));
    // When
    ReceivedRequest request = request(Format.REGISTRY, Headers.NONE, attempt);
    // Then
    assertThat(request.header("content-type")).isEqualTo(mediaType);
  }

  @Test
  void headers_areAllSent_inTheirOrder() {
    // Given
    Map<String, List<String>> values = new LinkedHashMap<>();
    values.put("Authorization", List.of("Bearer one"));
    values.put("X-Many", List.of("second", "first", "third"));
    values.put("X-Empty", List.of(""));
    // When
    ReceivedRequest request = request(Format.REGISTRY, new Headers(values), Owing.anEvent());
    // Then
    assertThat(request.header("authorization")).isEqualTo("Bearer one");
    assertThat(request.header("x-many")).isEqualTo("second, first, third");
    assertThat(request.headers()).containsEntry("x-empty", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/events?a=b%20c&d=%2F", "/a%2Fb/c;x=1?q", "/%C3%A9", "/events?", "//x"})
  void path_andQuery_areSentAsTheyAreConfigured(String pathAndQuery) {
    // Given
    URI url = URI.create("http://localhost:" + receiver.url().getPort() + pathAndQuery);
    // When
    deliveries.deliver(url);
    // Then
    assertThat(receiver.requests()).extracting(ReceivedRequest::path).containsExactly(pathAndQuery);
  }

  @Test
  void path_isRoot_whenTheUrlHasNone() {
    // Given
    URI url = URI.create("http://localhost:" + receiver.url().getPort() + "?x=1");
    // When
    deliveries.deliver(url);
    // Then
    assertThat(receiver.requests()).extracting(ReceivedRequest::path).containsExactly("/?x=1");
  }

  @Test
  void binaryCloudEvent_hasItsAttributesInHeaders_andTheEventAsBody() {
    // Given
    SampleEvent event = samples.push("library/a", "v1");
    // When
    ReceivedRequest request = request(Format.CLOUDEVENTS_BINARY, Headers.NONE, Owing.first(event));
    // Then
    assertThat(request.text()).isEqualTo(event.json());
    assertThat(request.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("ce-specversion", "1.0")
        .containsEntry("ce-id", event.id())
        .containsEntry("ce-type", "io.distribution.registry.push")
        .containsEntry("ce-subject", "library/a:v1")
        .containsEntry("ce-action", "push")
        .containsEntry("ce-partitionkey", "library/a")
        .doesNotContainKey("ce-datacontenttype");
  }

  @Test
  void structuredCloudEvent_isOneJsonObject() {
    // Given
    SampleEvent event = samples.push("library/a", "v1");
    // When
    ReceivedRequest request =
        request(
            Format.CLOUDEVENTS_STRUCTURED,
            new Headers(Map.of("X-Token", List.of("t"))),
            Owing.first(event));
    // Then
    assertThat(request.header("content-type"))
        .isEqualTo("application/cloudevents+json; charset=UTF-8");
    assertThat(request.header("x-token")).isEqualTo("t");
    assertThat(request.text())
        .startsWith("{\"specversion\":\"1.0\",\"id\":\"" + event.id() + "\",")
        .contains("\"datacontenttype\":\"application/json\",\"data\":" + event.json())
        .endsWith("}}");
  }

  @Test
  void batchOfCloudEvents_isAJsonArray_evenOfOne() {
    // Given
    SampleEvent event = samples.push("library/a", "v1");
    // When
    ReceivedRequest request = request(Format.CLOUDEVENTS_BATCH, Headers.NONE, Owing.first(event));
    // Then
    assertThat(request.header("content-type"))
        .isEqualTo("application/cloudevents-batch+json; charset=UTF-8");
    assertThat(request.text()).startsWith("[{\"specversion\"").endsWith("}}]");
  }

  @Test
  void batchOfCloudEvents_keepsTheOrder() {
    // Given
    SampleEvent one = samples.push("library/a", "v1");
    SampleEvent other = samples.push("library/a", "v2");
    // When
    ReceivedRequest request =
        request(Format.CLOUDEVENTS_BATCH, Headers.NONE, Owing.first(one, other));
    // Then
    assertThat(request.text()).containsSubsequence(one.json() + "},{", other.json() + "}]");
  }

  @Test
  void connection_isUsedAgain_forRequestsOneAfterTheOther() {
    // Given
    Deliverer deliverer = deliveries.to(Deliveries.endpoint(receiver.url(), TIMEOUT));
    Set<String> threads = connectionThreads();
    // When
    IntStream.range(0, 50).forEach(each -> Deliveries.await(deliverer, Owing.anEvent()));
    // Then
    assertThat(receiver.count()).isEqualTo(50);
    assertThat(threads).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void connections_areAboutTheRequestsInFlight_whenThereAreMany() {
    // Given
    Deliverer deliverer = deliveries.to(Deliveries.endpoint(receiver.url(), TIMEOUT));
    int inFlight = 8;
    // When
    for (int round = 0; round < 25; round++) {
      List<CompletableFuture<Outcome>> outcomes =
          IntStream.range(0, inFlight)
              .mapToObj(each -> deliverer.deliver(Owing.anEvent()))
              .toList();
      outcomes.forEach(CompletableFuture::join);
    }
    // Then
    assertThat(receiver.count()).isEqualTo(200);
    assertThat(receiver.connections()).isLessThanOrEqualTo(2 * inFlight);
  }

  @Test
  void request_isDelivered_whenTheServerHasClosedTheIdleConnection() {
    // Given
    Deliverer deliverer = deliveries.to(Deliveries.endpoint(receiver.url(), TIMEOUT));
    Deliveries.await(deliverer, Owing.anEvent());
    receiver.refuse();
    receiver.welcome();
    // When
    Outcome outcome = Deliveries.await(deliverer, Owing.anEvent());
    // Then
    assertThat(outcome).isEqualTo(new Outcome.Accepted(200));
  }

  @Test
  void request_isDelivered_whenTheServerClosesAfterEachAnswer() {
    // Given
    Deliverer deliverer = deliveries.to(Deliveries.endpoint(receiver.url(), TIMEOUT));
    receiver.answer(
        Answer.raw(
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
            Answer.Ending.CLOSE));
    // When
    List<Outcome> outcomes =
        IntStream.range(0, 10)
            .mapToObj(each -> Deliveries.await(deliverer, Owing.anEvent()))
            .toList();
    // Then
    assertThat(outcomes).containsOnly(new Outcome.Accepted(200));
  }

  private Set<String> connectionThreads() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    receiver.watch(exchange -> threads.add("" + Thread.currentThread().getId()));
    return threads;
  }

  private ReceivedRequest request(Format format, Headers headers, Attempt attempt) {
    Endpoint endpoint = Deliveries.endpoint(receiver.url(), TIMEOUT, headers, format);
    assertThat(deliveries.deliver(endpoint, attempt)).isEqualTo(new Outcome.Accepted(200));
    return receiver.requests().get(0);
  }
}
