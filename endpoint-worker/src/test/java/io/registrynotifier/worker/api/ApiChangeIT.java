package io.registrynotifier.worker.api;

import static io.registrynotifier.worker.api.ApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.registrynotifier.config.ApiSettings;
import io.registrynotifier.config.ApiToken;
import io.registrynotifier.config.ApiToken.Role;
import io.registrynotifier.config.Secret;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.worker.directory.Activity;
import io.registrynotifier.worker.directory.Order;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiChangeIT {
  private static final Endpoint ALICE =
      Endpoint.of("alice", URI.create("https://alice.example.com/hook"));
  private static final String BOB = "{\"name\": \"bob\", \"url\": \"http://bob.example.com/\"}";

  private final ApiServer api = ApiServer.start();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void endpoint_isMadeChangedAndDeleted_eachOnItsRevision() {
    // Given
    HttpResponse<String> made = api.post("/api/endpoints", BOB);
    String revision = made.headers().firstValue("ETag").orElseThrow();
    String location = made.headers().firstValue("Location").orElseThrow();

    // When
    HttpResponse<String> changed =
        api.sendJson(
            "PUT", location, "{\"url\": \"http://new.example.com/\"}", "If-Match", revision);
    HttpResponse<String> deleted =
        api.send(
            "DELETE", location, "", "If-Match", changed.headers().firstValue("ETag").orElseThrow());

    // Then
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(location).isEqualTo("/api/endpoints/bob");
    assertThat(json(changed).get("url").asText()).isEqualTo("http://new.example.com/");
    assertThat(deleted.statusCode()).isEqualTo(202);
    assertThat(api.directory().snapshot().entry("bob").orElseThrow().activity())
        .isEqualTo(Activity.DELETING);
  }

  @Test
  void endpoint_isNotMadeTwice() {
    // Given
    api.post("/api/endpoints", BOB);

    // When
    HttpResponse<String> again = api.post("/api/endpoints", BOB);

    // Then
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(json(again).get("type").asText()).endsWith(":name-taken");
  }

  @Test
  void endpoint_isRefusedWithEveryError_whenItIsInvalid() {
    // Given // When
    HttpResponse<String> answer = api.post("/api/endpoints", "{\"name\": \"bob\"}");

    // Then
    JsonNode errors = json(answer).get("errors");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(errors).hasSize(2);
    assertThat(errors.at("/0/key").asText()).isEqualTo("url");
    assertThat(errors.at("/0/message").asText()).contains("expected");
    assertThat(errors.at("/1/column").asInt()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          PUT,    "41",   412
          PUT,    "43",   412
          PUT,    W/"42", 412
          PUT,    42,     412
          PUT,    *,      412
          DELETE, "41",   412
          PUT,    '',     428
          DELETE, '',     428
          """)
  void change_isRefused_whenTheRevisionIsStaleUnknownOrMissing(
      String method, String revision, int status) {
    // Given
    api.with(ALICE, Seen.running());
    String body = method.equals("PUT") ? "{\"url\": \"http://new.example.com/\"}" : "";

    // When
    HttpResponse<String> answer =
        revision.isEmpty()
            ? api.sendJson(method, "/api/endpoints/alice", body)
            : api.sendJson(method, "/api/endpoints/alice", body, "If-Match", revision);

    // Then
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(api.directory().snapshot().entries().get(0).revision()).isEqualTo(42);
  }

  @ParameterizedTest
  @CsvSource({
    "pause, paused",
    "resume, running",
    "disable, disabled",
    "enable, running",
    "park, parked",
    "retry, running"
  })
  void order_isGiven(String word, String activity) {
    // Given
    api.with(ALICE, Seen.running());

    // When
    HttpResponse<String> answer = api.post("/api/endpoints/alice/" + word, "{}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("activity").asText()).isEqualTo(activity);
    assertThat(api.directory().orders()).hasSize(1);
  }

  @Test
  void pause_keepsItsReason_andHonoursTheRevision() {
    // Given
    api.with(ALICE, Seen.running());

    // When
    HttpResponse<String> stale =
        api.post("/api/endpoints/alice/pause", "{\"reason\": \"x\"}", "If-Match", "\"1\"");
    HttpResponse<String> done =
        api.post("/api/endpoints/alice/pause", "{\"reason\": \"move\"}", "If-Match", "\"42\"");

    // Then
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(stale.headers().firstValue("ETag")).contains("\"42\"");
    assertThat(json(done).get("reason").asText()).isEqualTo("move");
  }

  @Test
  void skip_takesTheHead_whenNoPlaceIsNamed() {
    // Given
    api.with(
        ALICE,
        Seen.running()
            .pending(2, Duration.ofMinutes(1))
            .retry(1, Duration.ofMinutes(1), Duration.ofMinutes(1)));
    api.survey().add(Samples.event("e-1", 100));

    // When
    JsonNode head = json(api.post("/api/endpoints/alice/skip", "{\"reason\": \"poison\"}"));
    JsonNode named =
        json(
            api.post(
                "/api/endpoints/alice/skip",
                "{\"reason\": \"poison\", \"partition\": 2, \"offset\": 7}"));

    // Then
    assertThat(head.at("/skipped/offset").asLong()).isEqualTo(100);
    assertThat(named.at("/skipped/partition").asLong()).isEqualTo(2);
    assertThat(api.directory().orders())
        .containsExactly(new Order.Skip(0, 100, "poison"), new Order.Skip(2, 7, "poison"));
  }

  @Test
  void test_showsTheExchange_withoutTouchingTheEndpoint() {
    // Given
    try (WebhookReceiver receiver = WebhookReceiver.start()) {
      api.with(Endpoint.of("alice", receiver.url()), Seen.running());

      // When
      JsonNode exchange = json(api.post("/api/endpoints/alice/test", "{}"));
      receiver.refuse();
      JsonNode refused = json(api.post("/api/endpoints/alice/test", "{}"));

      // Then
      assertThat(exchange.get("accepted").asBoolean()).isTrue();
      assertThat(exchange.at("/request/body").asText())
          .isEqualTo(receiver.requests().get(0).text());
      assertThat(exchange.at("/response/status").asInt()).isEqualTo(200);
      assertThat(refused.get("response").isNull()).isTrue();
      assertThat(refused.get("error").asText()).startsWith("connection_");
      assertThat(api.directory().orders()).isEmpty();
    }
  }

  @Test
  void skip_isRefused_whenNothingWaits() {
    // Given
    api.with(ALICE, Seen.running());

    // When
    HttpResponse<String> answer = api.post("/api/endpoints/alice/skip", "{\"reason\": \"x\"}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(409);
  }

  @Test
  void apply_tellsWhatItDid() {
    // Given
    api.with(ALICE, Seen.running());

    // When
    JsonNode applied =
        json(api.post("/api/endpoints/apply", "{\"endpoints\": [" + BOB + "], \"prune\": true}"));

    // Then
    assertThat(applied.at("/created/0").asText()).isEqualTo("bob");
    assertThat(applied.at("/removed/0").asText()).isEqualTo("alice");
  }

  @Test
  void redrive_tellsWhichItDidNotKnow() {
    // Given
    api.letters().add(Samples.letter("alice", 0, "e-1"));

    // When
    JsonNode byId = json(api.post("/api/dead-letters/redrive", "{\"ids\": [\"0-0\", \"0-9\"]}"));
    JsonNode byEndpoint = json(api.post("/api/dead-letters/redrive", "{\"endpoint\": \"alice\"}"));

    // Then
    assertThat(byId.at("/redriven/0").asText()).isEqualTo("0-0");
    assertThat(byId.at("/unknown/0").asText()).isEqualTo("0-9");
    assertThat(byEndpoint.get("redriven")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/endpoints/alice/pause   | {"reson": "x"}                | 422
          /api/endpoints/alice/pause   | {"reason": 7}                 | 422
          /api/endpoints/alice/resume  | {"reason": "x"}               | 422
          /api/endpoints/alice/skip    | {}                            | 422
          /api/endpoints/alice/skip    | {"reason": "x", "offset": 1}  | 422
          /api/endpoints/alice/skip    | {"reason": "x", "partition": -1, "offset": 1}   | 422
          /api/endpoints/alice/skip    | {"reason": "x", "partition": 1.5, "offset": 1}  | 422
          /api/endpoints/apply         | {}                            | 422
          /api/endpoints/apply         | {"endpoints": {}}             | 422
          /api/endpoints/apply         | {"endpoints": [], "prune": 1} | 422
          /api/dead-letters/redrive    | {}                            | 422
          /api/dead-letters/redrive    | {"ids": [1]}                  | 422
          /api/dead-letters/redrive    | {"ids": [], "endpoint": "a"}  | 422
          /api/endpoints/alice/pause   | {"reason": "a", "reason": "b"} | 400
          /api/endpoints/alice/pause   | {"reason":                    | 400
          /api/endpoints/alice/pause   | []                            | 400
          /api/endpoints/alice/pause   | {} {}                         | 400
          /api/endpoints/nobody/pause  | {}                            | 404
          /api/endpoints/nobody/skip   | {"reason": "x"}               | 404
          /api/endpoints/nobody/test   | {}                            | 404
          """)
  void body_isRefused_whenItIsNotWhatIsExpected(String path, String body, int status) {
    // Given
    api.with(ALICE, Seen.running());

    // When
    HttpResponse<String> answer = api.post(path, body);

    // Then
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(api.directory().orders()).isEmpty();
  }

  @Test
  void body_isRefused_whenItIsTooLarge() {
    // Given
    String body = "{\"reason\": \"" + "x".repeat(Body.MAX_BYTES) + "\"}";

    // When
    HttpResponse<String> answer = api.post("/api/endpoints", body);

    // Then
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void reason_isRefused_whenItIsTooLong() {
    // Given
    api.with(ALICE, Seen.running());

    // When
    HttpResponse<String> answer =
        api.post("/api/endpoints/alice/pause", "{\"reason\": \"" + "x".repeat(501) + "\"}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/errors/0/key").asText()).isEqualTo("reason");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sec-Fetch-Site: cross-site", "Origin: https://evil.example"})
  void button_isRefused_whenAnotherSitePressesIt(String header) {
    // Given
    api.with(ALICE, Seen.running());
    String[] parts = header.split(": ", 2);

    // When
    HttpResponse<String> answer = api.post("/api/endpoints/alice/pause", "{}", parts[0], parts[1]);

    // Then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(json(answer).get("type").asText()).endsWith(":cross-site");
    assertThat(api.directory().orders()).isEmpty();
  }

  @Test
  void form_isRefused_whateverItPosts() {
    // Given
    api.with(ALICE, Seen.running());

    // When
    HttpResponse<String> answer =
        api.send("POST", "/api/endpoints/alice/pause", "reason=x", "Content-Type", "text/plain");

    // Then
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(api.directory().orders()).isEmpty();
  }

  @Test
  void token_decidesWhoMayDoWhat() {
    // Given
    ApiSettings settings =
        new ApiSettings(
            List.of(
                new ApiToken(new Secret("looker"), Role.READ),
                new ApiToken(new Secret("changer"), Role.ADMIN)),
            false);
    try (ApiServer guarded = ApiServer.start(settings).with(ALICE, Seen.running())) {
      String pause = "/api/endpoints/alice/pause";

      // When
      HttpResponse<String> none = guarded.get("/api/endpoints");
      HttpResponse<String> wrong = guarded.get("/api/status", "Authorization", "Bearer wrong");
      HttpResponse<String> look = guarded.get("/api/endpoints", "Authorization", "Bearer looker");
      HttpResponse<String> change = guarded.post(pause, "{}", "Authorization", "Bearer looker");
      HttpResponse<String> admin = guarded.post(pause, "{}", "Authorization", "Bearer changer");

      // Then
      assertThat(none.statusCode()).isEqualTo(401);
      assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"api\"");
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(wrong.body()).doesNotContain("wrong\"");
      assertThat(look.statusCode()).isEqualTo(200);
      assertThat(change.statusCode()).isEqualTo(403);
      assertThat(admin.statusCode()).isEqualTo(200);
    }
  }
}
