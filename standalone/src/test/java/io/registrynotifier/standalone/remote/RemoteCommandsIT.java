package io.registrynotifier.standalone.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.broker.Ports;
import io.registrynotifier.standalone.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RemoteCommandsIT {
  @TempDir Path directory;
  private final CannedServer server = CannedServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void command_saysInOneLine_whenNobodyAnswers() {
    // Given
    String url = "http://127.0.0.1:" + Ports.free();

    // When
    Ran ran = Ran.command("status", "--url", url);

    // Then
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualTo("notifier: nobody answers at " + url + "; is it running there? See --url\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | the token is none of api.tokens    | 1 | --token-file
          403 | the token may look                 | 1 | the token may look
          404 | endpoint a: there is none          | 1 | endpoint a: there is none
          412 | endpoint a: somebody changed it    | 1 | look again
          422 | endpoint: expected another         | 2 | expected another
          504 | no answer came in time             | 1 | no answer came in time
          """)
  void command_saysWhatTheWorkerSays_whenItIsRefused(
      int status, String detail, int expected, String said) {
    // Given
    server.answering("POST /api/endpoints/a/pause", status, "{\"detail\": \"" + detail + "\"}");

    // When
    Ran ran = Ran.command("endpoints", "pause", "a", "--url", server.url());

    // Then
    assertThat(ran.status()).isEqualTo(expected);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("notifier: " + detail).contains(said).hasLineCount(1);
  }

  @Test
  void apply_printsEveryError_ofADefinition() throws IOException {
    // Given
    server.answering(
        "POST /api/endpoints/apply",
        422,
        """
        {"detail": "endpoint: see errors", "errors": [
          {"key": "url", "line": 1, "column": 1, "message": "expected an http: or https: URL"},
          {"key": "colour", "line": 2, "column": 1, "message": "unknown key"}]}
        """);
    Path file =
        Files.writeString(
            directory.resolve("n.yml"),
            "notifications: {endpoints: [{name: a, headers: {A: \"${SECRET}\"}}]}");

    // When
    Ran ran = Ran.command("endpoints", "apply", "--prune", file.toString(), "--url", server.url());

    // Then
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err())
        .contains("line 1: url: expected an http: or https: URL", "line 2: colour: unknown key");
    assertThat(server.asked().get(0)).contains("\"prune\":true").contains("${SECRET}");
  }

  @Test
  void apply_isRefused_whenTheFileHasNoEndpoints() throws IOException {
    // Given
    Path file = Files.writeString(directory.resolve("n.yml"), "kafka: {}");

    // When
    Ran ran = Ran.command("endpoints", "apply", "--prune", file.toString(), "--url", server.url());

    // Then
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("notifications.endpoints");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void token_comesFromAFile_andIsNeverPrinted() throws IOException {
    // Given
    server.answering("GET /api/status", 401, "{\"detail\": \"the token is none of api.tokens\"}");
    Path token = Files.writeString(directory.resolve("token"), "hunter2\n");

    // When
    Ran ran = Ran.command("status", "--token-file", token.toString(), "--url", server.url());

    // Then
    assertThat(server.asked().get(0)).contains("[Bearer hunter2]");
    assertThat(ran.out() + ran.err()).doesNotContain("hunter2");
  }

  @Test
  void delete_namesTheRevisionThatItLookedAt() {
    // Given
    server.answering("GET /api/endpoints/a", 200, "{}");
    server.answering(
        "DELETE /api/endpoints/a", 202, "{\"name\": \"a\", \"activity\": \"deleting\"}");

    // When
    Ran ran = Ran.command("endpoints", "delete", "a", "--url", server.url());

    // Then
    assertThat(ran.out()).isEqualTo("a is deleting\n");
    assertThat(server.asked().get(1)).contains("[\"42\"]");
  }

  @Test
  void text_cannotSteerTheTerminal_whateverItHolds() {
    // Given
    server.answering(
        "GET /api/endpoints/a/attempts?limit=50",
        200,
        """
        {"attempts": [{"at": "2026-11-22T14:00:00Z", "eventId": "e", "repository": "a/\\u001b[31mb",
          "tag": null, "action": "push", "attempt": 1, "result": "refused", "status": 500,
          "error": null, "millis": 1204, "response": "\\u001b]0;owned\\u0007\\n\\u202e"}],
         "next": null}
        """);

    // When
    Ran ran = Ran.command("attempts", "a", "--url", server.url());

    // Then
    assertThat(ran.out())
        .contains("a/?[31mb", "1,204", "500 ?]0;owned???")
        .doesNotContain("\u001b", "\u202e", "\u0007")
        .hasLineCount(2);
  }

  @Test
  void json_isWhatTheWorkerSaid() {
    // Given
    server.answering("GET /api/events/a%20b?since=x", 200, "{\"id\":\"a b\",\"n\":[1,2]}");

    // When
    Ran ran =
        Ran.command("event", "a b", "--since", "x", "--output", "json", "--url", server.url());

    // Then
    assertThat(ran.status()).isZero();
    assertThat(ran.out().replaceAll("\\s", "")).isEqualTo("{\"id\":\"ab\",\"n\":[1,2]}");
  }

  @Test
  void missingParts_areSaidOnTheErrorLine() {
    // Given
    server.answering(
        "GET /api/endpoints?day=false",
        200,
        """
        {"endpoints": [{"name": "alice", "verdict": {"level": "unknown", "text": "Unknown"},
          "pending": null}], "problems": ["ledger: worker-2 cannot be reached"]}
        """);

    // When
    Ran ran = Ran.command("endpoints", "list", "--url", server.url());

    // Then
    assertThat(ran.out()).contains("alice  unknown  -").hasLineCount(2);
    assertThat(ran.err()).isEqualTo("missing: ledger: worker-2 cannot be reached\n");
  }

  @Test
  void test_endsWithOne_whenTheReceiverRefuses() {
    // Given
    server.answering(
        "POST /api/endpoints/a/test",
        200,
        """
        {"event": "test-1", "accepted": false,
         "request": {"method": "POST", "url": "http://a/?***", "headers": {"A": ["***"]}, "body": "{}"},
         "response": {"status": 500, "headers": {"B": ["c"]}, "body": "oh"}, "error": null,
         "millis": 12}
        """);

    // When
    Ran ran = Ran.command("endpoints", "test", "a", "--url", server.url());

    // Then
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .isEqualTo(
            """
            > POST http://a/?***
            > A: ***
            > {}
            < 500
            < B: c
            < oh
            not accepted after 12 ms
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endpoints",
        "endpoints show",
        "endpoints 7",
        "endpoints skip a",
        "dead-letters",
        "dead-letters redrive",
        "dead-letters redrive 0-1 --endpoint a",
        "event",
        "attempts",
        "completion fish",
        "status --output xml"
      })
  void command_explainsItsUse_whenTheCommandLineIsWrong(String line) {
    // Given // When
    Ran ran = Ran.command(line.split(" ", -1));

    // Then
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("Usage: notifier");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://", "nonsense", "ftp://127.0.0.1"})
  void url_isRefused_whenItIsNone(String url) {
    // Given // When
    Ran ran = Ran.command("status", "--url", url);

    // Then
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("--url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void completion_knowsEveryCommand(String shell) {
    // Given // When
    Ran ran = Ran.command("completion", shell);

    // Then
    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("dead-letters", "redrive", "--token-file", "complete -F")
        .contains("notifier");
  }
}
