package io.registrynotifier.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.registrynotifier.event.Limits;
import io.registrynotifier.sink.SinkClosedException;
import io.registrynotifier.sink.WriteFailedException;
import io.registrynotifier.sink.WriteFailedException.Reason;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IngressIT {
  private static final int MAX_BODY_BYTES = 100_000;
  private static final IngressLimits LIMITS =
      new IngressLimits(MAX_BODY_BYTES, 300_000, Duration.ofSeconds(1), Limits.DEFAULT);

  private final IngressServer server = new IngressServer(Guard.open(), LIMITS);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void success_isNeverAnswered_beforeTheSinkHasEveryEvent() {
    // Given
    byte[] body = Envelopes.of(Envelopes.event("1"), Envelopes.event("2"));
    CompletableFuture<HttpResponse<String>> answer = server.send(server.request(body));
    await().until(() -> server.sink.writes.size() == 1);
    double publishedBefore = server.events("published");

    // When
    boolean answeredBefore = answer.isDone();
    server.sink.writes.get(0).complete(null);

    // Then
    assertThat(answeredBefore).isFalse();
    assertThat(publishedBefore).isZero();
    assertThat(answer).succeedsWithin(Duration.ofSeconds(10));
    assertThat(answer.join().statusCode()).isEqualTo(202);
    assertThat(answer.join().body()).isEmpty();
    assertThat(server.events("published")).isEqualTo(2);
    assertThat(server.publishes()).isEqualTo(1);
  }

  @Test
  void events_reachTheSinkAsTheyWere_whenTheyHaveWhatNobodyKnows() {
    // Given
    String event =
        "{\"id\":\"1\",\"action\":\"sing\",\"target\":{},\"new\":[1.50,{\"a\":\"\\u00e9\"}]}";
    server.sink.answerWith(CompletableFuture.completedFuture(null));

    // When
    HttpResponse<String> answer = server.post(Envelopes.of(event));

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(server.sink.events)
        .singleElement()
        .satisfies(carried -> assertThat(new String(carried.json(), UTF_8)).isEqualTo(event));
  }

  @Test
  void envelope_isTaken_whenItHasNoEvents() {
    // Given
    server.sink.answerWith(CompletableFuture.completedFuture(null));

    // When
    HttpResponse<String> answer = server.post("{}".getBytes(UTF_8));

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(server.events("published")).isZero();
  }

  static Stream<Arguments> sinkFailures() {
    return Stream.of(
        arguments(failure(Reason.UNAVAILABLE), 503, "kafka_unavailable"),
        arguments(failure(Reason.OVERLOADED), 503, "busy"),
        arguments(failure(Reason.NOT_AUTHORISED), 503, "kafka_not_authorised"),
        arguments(failure(Reason.MISSING), 503, "kafka_topic_missing"),
        arguments(failure(Reason.EVENT_TOO_LARGE), 413, "event_too_large"),
        arguments(new SinkClosedException("sink"), 503, "ending"),
        arguments(new IllegalStateException("broker-7 password"), 503, "kafka_unavailable"));
  }

  private static WriteFailedException failure(Reason reason) {
    return new WriteFailedException(reason, "broker-7 password", null);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sinkFailures")
  void failure_isAnsweredByItsReason_whenTheSinkFails(
      Throwable failure, int status, String reason) {
    // Given
    server.sink.answerWith(CompletableFuture.failedFuture(failure));

    // When
    HttpResponse<String> answer = server.post(Envelopes.of(Envelopes.event("1")));

    // Then
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"reason\":\"" + reason + "\"").doesNotContain("password");
    assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    assertThat(server.rejected(reason)).isEqualTo(1);
    assertThat(server.events("failed")).isEqualTo(1);
    assertThat(server.events("published")).isZero();
  }

  @Test
  void requests_areTurnedAway_whenTooManyBytesAreInFlight() {
    // Given
    byte[] body = Envelopes.ofBytes(90_000);
    List<CompletableFuture<HttpResponse<String>>> held =
        IntStream.range(0, 3).mapToObj(one -> server.send(server.request(body))).toList();
    await().until(() -> server.sink.writes.size() == 3);

    // When
    HttpResponse<String> turnedAway = server.post(body);
    server.sink.answerWith(CompletableFuture.completedFuture(null));
    server.sink.writes.forEach(write -> write.complete(null));
    held.forEach(CompletableFuture::join);
    HttpResponse<String> taken = server.post(body);

    // Then
    assertThat(turnedAway.statusCode()).isEqualTo(503);
    assertThat(turnedAway.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(server.rejected("busy")).isEqualTo(1);
    assertThat(held).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(202));
    assertThat(taken.statusCode()).isEqualTo(202);
  }

  @Test
  void server_answersOthers_whileMoreWritesAreUnderWayThanItHasThreads() {
    // Given
    byte[] body = Envelopes.of(Envelopes.event("1"));
    List<CompletableFuture<HttpResponse<String>>> held =
        IntStream.range(0, 100).mapToObj(one -> server.send(server.request(body))).toList();
    await().until(() -> server.sink.writes.size() == 100);

    // When
    HttpResponse<String> bad = server.post("bad".getBytes(UTF_8));
    server.sink.writes.forEach(write -> write.complete(null));

    // Then
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(held).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(202));
    assertThat(server.events("published")).isEqualTo(100);
  }

  @Test
  void request_isGivenUp_whenItsBodyIsTooSlow() {
    // Given
    try (RawHttp connection = server.connect()) {
      connection.send(RawHttp.head("Content-Length: 100") + "{\"events\":");

      // When
      String answer = connection.answer();

      // Then
      assertThat(answer).startsWith("HTTP/1.1 408").contains("body_too_slow");
      assertThat(server.rejected("body_too_slow")).isEqualTo(1);
      assertThat(server.sink.events).isEmpty();
    }
  }

  @Test
  void server_goesOn_whenAClientLeavesBeforeItsAnswer() {
    // Given
    byte[] body = Envelopes.of(Envelopes.event("1"));
    try (RawHttp connection = server.connect()) {
      connection.send(RawHttp.head("Content-Length: " + body.length));
      connection.send(body);
      await().until(() -> server.sink.writes.size() == 1);
    }

    // When
    server.sink.writes.get(0).complete(null);
    server.sink.answerWith(CompletableFuture.completedFuture(null));
    List<Integer> statuses =
        IntStream.range(0, 10).mapToObj(one -> server.post(body).statusCode()).toList();

    // Then
    assertThat(statuses).containsOnly(202);
    assertThat(server.events("published")).isEqualTo(11);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"})
  void method_isRefused_whenItIsNotPost(String method) {
    // Given
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri()).method(method, HttpRequest.BodyPublishers.noBody());

    // When
    HttpResponse<String> answer = server.send(request).join();

    // Then
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void path_isUnknown_whenItIsNotEvents() {
    // Given
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri().resolve("/other"))
            .POST(HttpRequest.BodyPublishers.noBody());

    // When
    HttpResponse<String> answer = server.send(request).join();

    // Then
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void everyLabel_isThereFromTheStart() {
    // Given
    Stream<Rejection> rejections = Stream.of(Rejection.values());

    // When
    List<Double> counts = rejections.map(rejection -> server.rejected(rejection.label())).toList();

    // Then
    assertThat(counts).containsOnly(0.0);
    assertThat(server.events("published") + server.events("failed")).isZero();
  }
}
