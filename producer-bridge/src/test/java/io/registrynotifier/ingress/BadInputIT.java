package io.registrynotifier.ingress;

import static io.registrynotifier.ingress.Envelopes.MARKER;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.registrynotifier.event.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no envelope is named, counted, and nothing of it is written. */
final class BadInputIT {
  private static final int MAX_BODY_BYTES = 8 << 20;

  private final IngressServer server =
      new IngressServer(
          Guard.open(), IngressLimits.of(MAX_BODY_BYTES, Limits.DEFAULT.withMaxEvents(10_000)));

  @AfterEach
  void close() {
    server.close();
  }

  static Stream<Arguments> badBodies() {
    String good = Envelopes.event("1");
    return Stream.of(
        arguments("no JSON", text(MARKER), 400, "not_json", ""),
        arguments("nothing at all", text(""), 400, "not_json", ""),
        arguments("no envelope", text("[\"" + MARKER + "\"]"), 400, "not_an_envelope", ""),
        arguments(
            "events of a wrong type",
            text("{\"events\":\"" + MARKER + "\"}"),
            400,
            "not_an_envelope",
            "events"),
        arguments("deep nesting", text("[".repeat(100_000)), 400, "not_an_envelope", ""),
        arguments(
            "deep nesting in an event",
            text("{\"events\":[{\"x\":" + "[".repeat(100_000)),
            400,
            "too_deep",
            "events[0]"),
        arguments("100,000 events", manyEvents(100_000), 413, "too_many_events", "10000"),
        arguments(
            "an event of 2 MB", Envelopes.ofBytes(2_000_000), 413, "event_too_large", "events[0]"),
        arguments("invalid UTF-8", new byte[] {'{', '"', (byte) 0xff, '"'}, 400, "not_utf8", ""),
        arguments(
            "duplicate members",
            text("{\"events\":[{\"id\":\"1\",\"id\":\"" + MARKER + "\"}]}"),
            400,
            "duplicate_member",
            "events[0]"),
        arguments("an event that is null", Envelopes.of(good, "null"), 400, INVALID, "events[1]"),
        arguments(
            "an event without id",
            Envelopes.of(good, "{\"action\":\"push\",\"target\":{}}"),
            400,
            INVALID,
            "events[1]: expected the member id"),
        arguments(
            "an event without action",
            Envelopes.of(good, "{\"id\":\"2\",\"target\":{}}"),
            400,
            INVALID,
            "events[1]: expected the member action"),
        arguments(
            "an event without target",
            Envelopes.of(good, "{\"id\":\"2\",\"action\":\"push\"}"),
            400,
            INVALID,
            "events[1]: expected the member target"),
        arguments(
            "an id of a wrong type",
            Envelopes.of(good, "{\"id\":2,\"action\":\"" + MARKER + "\",\"target\":{}}"),
            400,
            INVALID,
            "events[1].id"));
  }

  private static final String INVALID = "invalid_event";

  @ParameterizedTest(name = "{0}")
  @MethodSource("badBodies")
  void body_isRefusedNamedAndCounted_whenItIs(
      String what, byte[] body, int status, String reason, String place) {
    // Given
    double before = server.rejected(reason);

    // When
    HttpResponse<String> answer = server.post(body);

    // Then
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"reason\":\"" + reason + "\"").contains(place);
    assertThat(answer.body()).doesNotContain(MARKER).hasSizeLessThan(500);
    assertThat(server.rejected(reason)).isEqualTo(before + 1);
    assertThat(server.sink.events).isEmpty();
  }

  @Test
  void body_isRefusedUnread_whenItsLengthIsBeyondTheBound() {
    // Given
    try (RawHttp connection = server.connect()) {
      connection.send(RawHttp.head("Content-Length: 50000000"));

      // When
      String answer = connection.answer();

      // Then
      assertThat(answer).startsWith("HTTP/1.1 413").contains("body_too_large", "8388608");
      assertThat(server.rejected("body_too_large")).isEqualTo(1);
    }
  }

  @Test
  void body_isRefusedAtTheBound_whenItIsChunkedAndEndless() {
    // Given
    byte[] chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(ISO_8859_1);
    try (RawHttp connection = server.connect()) {
      connection.send(RawHttp.head("Transfer-Encoding: chunked"));

      // When
      boolean sentAll = connection.trySend(chunk, 800);

      // Then
      await().until(() -> server.rejected("body_too_large") == 1);
      assertThat(sentAll).isFalse();
      assertThat(server.sink.events).isEmpty();
    }
  }

  @Test
  void body_isNeverInflated_whenItIsCompressed() {
    // Given
    HttpRequest.Builder bomb =
        server.request(gzip(new byte[50_000_000])).header("Content-Encoding", "gzip");

    // When
    HttpResponse<String> answer = server.send(bomb).join();

    // Then
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("content_encoding");
    assertThat(server.rejected("content_encoding")).isEqualTo(1);
  }

  @Test
  void body_isRefused_whenItsMediaTypeIsAnother() {
    // Given
    byte[] good = Envelopes.of(Envelopes.event("1"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(good));

    // When
    HttpResponse<String> answer = server.send(request).join();

    // Then
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(server.rejected("media_type")).isEqualTo(1);
    assertThat(server.sink.events).isEmpty();
  }

  @Test
  void body_isCountedAsCutOff_whenItsChunksEndEarly() {
    // Given
    String half = new String(Envelopes.of(Envelopes.event("1")), UTF_8).substring(0, 20);
    try (RawHttp connection = server.connect()) {
      connection.send(RawHttp.head("Transfer-Encoding: chunked") + "14\r\n" + half + "\r\n");

      // When
      connection.shutdownOutput();

      // Then
      await().until(() -> server.rejected("body_cut_off") == 1);
      assertThat(server.sink.events).isEmpty();
    }
  }

  @Test
  void body_isCountedAsCutOff_whenItsChunksAreGarbage() {
    // Given
    try (RawHttp connection = server.connect()) {

      // When
      connection.send(RawHttp.head("Transfer-Encoding: chunked") + "zz\r\n" + MARKER + "\r\n");

      // Then
      await().until(() -> server.rejected("body_cut_off") == 1);
      assertThat(connection.answer()).doesNotContain(MARKER);
      assertThat(server.sink.events).isEmpty();
    }
  }

  @Test
  void body_isCountedAsCutOff_whenItIsShorterThanAnnounced() {
    // Given
    try (RawHttp connection = server.connect()) {
      connection.send(RawHttp.head("Content-Length: 100") + "{\"events\":");

      // When
      connection.shutdownOutput();

      // Then
      await().until(() -> server.rejected("body_cut_off") == 1);
      assertThat(server.sink.events).isEmpty();
    }
  }

  @Test
  void connection_takesAGoodEnvelope_afterABadOne() {
    // Given
    byte[] good = Envelopes.of(Envelopes.event("1"));
    server.sink.answerWith(CompletableFuture.completedFuture(null));
    try (RawHttp connection = server.connect()) {
      connection.send(RawHttp.head("Content-Length: 3") + "bad");
      String refused = connection.answer();

      // When
      connection.send(RawHttp.head("Content-Length: " + good.length));
      connection.send(good);
      String taken = connection.answer();

      // Then
      assertThat(refused).startsWith("HTTP/1.1 400");
      assertThat(taken).startsWith("HTTP/1.1 202");
    }
  }

  @Test
  void memory_staysBounded_whenManyLargeBodiesComeAtOnce() {
    // Given
    byte[] chunk = ("100000\r\n" + "x".repeat(1 << 20) + "\r\n").getBytes(ISO_8859_1);
    List<RawHttp> clients = IntStream.range(0, 32).mapToObj(one -> server.connect()).toList();
    clients.forEach(client -> client.send(RawHttp.head("Transfer-Encoding: chunked")));

    // When
    for (int megabyte = 0; megabyte < 50; megabyte++) {
      clients.forEach(client -> client.trySend(chunk, 1));
    }

    // Then
    await()
        .until(
            () ->
                server.rejected("body_too_large")
                        + server.rejected("busy")
                        + server.rejected("body_cut_off")
                    == 32);
    clients.forEach(RawHttp::close);
    assertThat(server.rejected("busy")).isPositive();
    assertThat(server.post(text("still there")).statusCode()).isEqualTo(400);
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] manyEvents(int count) {
    return Envelopes.of(
        IntStream.range(0, count)
            .mapToObj(id -> "{\"id\":\"%d\",\"action\":\"a\",\"target\":{}}".formatted(id))
            .toArray(String[]::new));
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }
}
