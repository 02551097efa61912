package io.registrynotifier.worker.api;

import static io.registrynotifier.worker.api.ApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.ledger.Minute;
import io.registrynotifier.worker.survey.DeliveryState;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiReadIT {
  private static final Endpoint ALICE =
      Endpoint.of("alice", URI.create("https://alice.example.com/hook?token=s3cret"));
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ApiServer api = ApiServer.start();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void list_showsEveryEndpointInShort_withoutASecret() {
    // Given
    api.with(ALICE, Seen.running().pending(3, MINUTE));
    api.ledger().add(new Minute(Seen.NOW.minus(MINUTE), 40, 4, 1, 5, 9, 9, Map.of("200", 40L)));

    // When
    HttpResponse<String> answer = api.get("/api/endpoints");

    // Then
    JsonNode alice = json(answer).at("/endpoints/0");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("s3cret");
    assertThat(alice.get("url").asText()).isEqualTo("https://alice.example.com/hook?***");
    assertThat(alice.get("pending").asLong()).isEqualTo(3);
    assertThat(alice.get("oldestPendingSeconds").asLong()).isEqualTo(60);
    assertThat(alice.at("/verdict/level").asText()).isEqualTo("waiting");
    assertThat(alice.get("acceptedPerMinute").asDouble()).isEqualTo(10);
    assertThat(alice.get("failedPerMinute").asDouble()).isEqualTo(1.3);
    assertThat(alice.at("/day/95/accepted").asLong()).isEqualTo(40);
    assertThat(json(answer).get("problems")).isEmpty();
  }

  @Test
  void list_saysWhatIsMissing_whenLedgerAndKafkaDoNotAnswer() {
    // Given
    api.with(ALICE, Seen.running());
    api.ledger().fail("worker-2 (10.0.0.2:8080) cannot be reached");
    api.survey().goAway();

    // When
    HttpResponse<String> answer = api.get("/api/endpoints");

    // Then
    JsonNode alice = json(answer).at("/endpoints/0");
    assertThat(alice.get("pending").isNull()).isTrue();
    assertThat(alice.get("day").isNull()).isTrue();
    assertThat(alice.at("/verdict/level").asText()).isEqualTo("unknown");
    assertThat(json(answer).get("problems"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "kafka: no broker reached", "ledger: worker-2 (10.0.0.2:8080) cannot be reached");
  }

  @Test
  void list_isAnsweredWithinTheBound_whenKafkaIsSilent() {
    // Given
    api.with(ALICE, Seen.running());
    api.survey().neverAnswer();

    // When
    HttpResponse<String> answer = api.get("/api/endpoints");

    // Then
    assertThat(json(answer).get("problems"))
        .extracting(JsonNode::asText)
        .containsExactly("kafka: no answer within 5 s");
  }

  @Test
  void endpoint_isShownAtLength_withItsHeadAndRevision() {
    // Given
    api.with(ALICE, Seen.running().pending(3, MINUTE).retry(4, MINUTE, MINUTE));
    api.survey().add(Samples.event("e-1", 100));

    // When
    HttpResponse<String> answer = api.get("/api/endpoints/alice");

    // Then
    JsonNode alice = json(answer);
    assertThat(answer.headers().firstValue("ETag")).contains("\"42\"");
    assertThat(alice.at("/head/eventId").asText()).isEqualTo("e-1");
    assertThat(alice.at("/head/attempts").asInt()).isEqualTo(4);
    assertThat(alice.at("/partitions/0/holder/instance").asText()).isEqualTo("worker-1");
    assertThat(alice.at("/totals/statuses/500").asLong()).isEqualTo(2);
    assertThat(alice.at("/configuration/url").asText()).endsWith("?***");
    assertThat(alice.at("/configuration/timeout").asText()).isEqualTo("10s");
    assertThat(answer.body()).doesNotContain("s3cret");
  }

  @Test
  void status_countsTheCluster() {
    // Given
    api.with(ALICE, Seen.running().pending(3, MINUTE));
    api.ledger().add(Seen.failing("open", MINUTE, "status 500", Optional.of(MINUTE)));

    // When
    JsonNode status = json(api.get("/api/status"));

    // Then
    assertThat(status.get("endpoints").asInt()).isEqualTo(1);
    assertThat(status.get("failing").asInt()).isEqualTo(1);
    assertThat(status.get("pending").asInt()).isEqualTo(3);
    assertThat(status.at("/workers/0/instance").asText()).isEqualTo("worker-1");
    assertThat(status.at("/ledger/state").asText()).isEqualTo("running");
  }

  @Test
  void attempts_areFilteredAndPaged_newestFirst() {
    // Given
    api.with(ALICE, Seen.running());
    for (int number = 1; number <= 5; number++) {
      api.ledger().add(Samples.attempt("alice", "e-1", number, number == 3 ? 200 : 500));
    }
    String first = "/api/endpoints/alice/attempts?status=500&result=refused&limit=3";

    // When
    JsonNode page = json(api.get(first));
    JsonNode next = json(api.get(first + "&before=" + page.get("next").asText()));

    // Then
    List<Integer> numbers = new ArrayList<>();
    page.get("attempts").forEach(it -> numbers.add(it.get("attempt").asInt()));
    next.get("attempts").forEach(it -> numbers.add(it.get("attempt").asInt()));
    assertThat(numbers).containsExactly(5, 4, 2, 1);
    assertThat(next.get("next").isNull()).isTrue();
  }

  @Test
  void minutes_areThoseOfTheSpan() {
    // Given
    api.with(ALICE, Seen.running());
    api.ledger().add(new Minute(Seen.NOW.minus(MINUTE), 1, 0, 0, 5, 9, 9, Map.of("200", 1L)));
    api.ledger().add(new Minute(Seen.NOW.minus(Duration.ofHours(2)), 7, 0, 0, 5, 9, 9, Map.of()));

    // When
    JsonNode minutes =
        json(api.get("/api/endpoints/alice/minutes?from=2026-11-22T14:00:00Z")).get("minutes");

    // Then
    assertThat(minutes).hasSize(1);
    assertThat(minutes.at("/0/statuses/200").asLong()).isEqualTo(1);
  }

  @Test
  void event_isShownWithItsStateEverywhere() {
    // Given
    api.with(ALICE, Seen.running());
    api.survey().add(Samples.event("e-1", 100));
    api.survey().state("alice", new DeliveryState.Pending(2, Optional.of(Seen.NOW)));
    api.ledger().add(Samples.attempt("alice", "e-1", 1, 500));

    // When
    JsonNode event = json(api.get("/api/events/e-1"));

    // Then
    assertThat(event.at("/endpoints/0/state").asText()).isEqualTo("pending");
    assertThat(event.at("/endpoints/0/attempts").asInt()).isEqualTo(2);
    assertThat(event.at("/endpoints/0/log/0/status").asInt()).isEqualTo(500);
    assertThat(event.at("/searched/records").asInt()).as("the ledger knew where").isEqualTo(1);
  }

  @Test
  void event_isUnknown_withWhatWasSearched() {
    // Given
    api.with(ALICE, Seen.running());

    // When
    HttpResponse<String> answer = api.get("/api/events/never?since=2026-11-20T00:00:00Z");

    // Then
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).get("detail").asText())
        .startsWith("event never: not found among 1,234 records since 2026-11-20T00:00:00Z");
  }

  @Test
  void deadLetters_areListedShownAndPaged() {
    // Given
    api.letters().add(Samples.letter("alice", 0, "e-1"));
    api.letters().add(Samples.letter("bob", 1, "e-2"));
    api.letters().add(Samples.letter("alice", 2, "e-3"));

    // When
    JsonNode page = json(api.get("/api/dead-letters?endpoint=alice&limit=1"));
    JsonNode next = json(api.get("/api/dead-letters?endpoint=alice&limit=1&before=1"));
    JsonNode open = json(api.get("/api/dead-letters/0-2"));

    // Then
    assertThat(page.at("/deadLetters/0/id").asText()).isEqualTo("0-2");
    assertThat(page.get("next").asText()).isEqualTo("1");
    assertThat(next.at("/deadLetters/0/id").asText()).isEqualTo("0-0");
    assertThat(open.at("/content/id").asText()).isEqualTo("e-3");
  }

  @Test
  void text_isNeverAPage_whateverItHolds() {
    // Given
    api.with(ALICE, Seen.running());
    api.survey().add(Samples.event("e-1", 100));

    // When
    HttpResponse<String> answer = api.get("/api/events/e-1");

    // Then
    assertThat(answer.body()).contains("<script>");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/endpoints/nobody",
        "/api/endpoints/nobody/attempts",
        "/api/endpoints/nobody/minutes",
        "/api/dead-letters/0-99",
        "/api/nothing"
      })
  void answer_is404_whenThereIsNoSuchThing(String path) {
    // Given // When
    HttpResponse<String> answer = api.get(path);

    // Then
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/endpoints/alice/attempts?result=lost",
        "/api/endpoints/alice/attempts?status=2xx",
        "/api/endpoints/alice/attempts?limit=0",
        "/api/endpoints/alice/attempts?limit=201",
        "/api/endpoints/alice/attempts?limit=many",
        "/api/endpoints/alice/attempts?before=nonsense",
        "/api/endpoints/alice/attempts?colour=red",
        "/api/endpoints/alice/minutes?from=yesterday",
        "/api/endpoints/alice/minutes?from=2026-11-22T15:00:00Z&to=2026-11-22T14:00:00Z",
        "/api/events/e?since=14:02",
        "/api/dead-letters?before=nonsense",
        "/api/dead-letters/nonsense"
      })
  void answer_is400WithWhatWasExpected_whenAParameterIsWrong(String path) {
    // Given
    api.with(ALICE, Seen.running());

    // When
    HttpResponse<String> answer = api.get(path);

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("detail").asText()).contains("expected");
  }
}
