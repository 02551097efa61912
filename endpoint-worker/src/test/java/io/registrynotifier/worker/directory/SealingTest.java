package io.registrynotifier.worker.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registrynotifier.config.DirectorySettings;
import io.registrynotifier.config.EndpointDefinition;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.directory.DirectoryException.InvalidEndpoint;
import io.registrynotifier.worker.directory.Sealing.Literals;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SealingTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final SecretKeys NO_KEY = SecretKeys.of(DirectorySettings.DEFAULT);
  private static final SecretKeys KEY = SecretKeys.of(DirectoryRun.keyed(DirectoryRun.KEY));

  private static EndpointDefinition definition(String text) {
    return EndpointDefinition.read(text, DirectoryRun.REFERENCES);
  }

  private static StoredEntry sealed(String text, SecretKeys keys, Literals literals) {
    return Sealing.seal(definition(text), keys, literals, Optional.empty())
        .entry(keys, Origin.API, NOW);
  }

  private static DirectoryEntry opened(
      StoredEntry entry, SecretKeys keys, Map<String, Endpoint> file) {
    return new Opening(keys, DirectoryRun.REFERENCES, file).open("alice", entry, 7).entry();
  }

  private static String text(StoredEntry entry) {
    return new String(EntryCodec.encode(entry), UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: alice, url: 'http://a/event'}",
        "{name: alice, url: 'http://a/event?key=x', headers: {A: [one, '$${TOKEN}'], B: []}}",
        "{name: alice, url: 'http://a', headers: {A: ['Bearer ${TOKEN}']}, disabled: true}",
        "{name: alice, url: 'http://a/?k=${TOKEN}', timeout: 1500ms, threshold: 3, backoff: 1h}",
        "{name: alice, url: 'http://a', ignoredmediatypes: [b, a], ignore: {mediatypes: [c],"
            + " actions: [pull, push]}, ordering: partition, log: all, concurrency: 7, batch: {events: 9,"
            + " bytes: 1MB, linger: 3ms}, retry: {maxbackoff: 90s, jitter: 0.05, attempts: 4, age:"
            + " 36h, retryaftermax: 2m}, reject: {statuses: [400, 410-499], action: dead-letter},"
            + " accept: [200, 202-299], start: '2026-01-01T00:00:00Z', duplicates: {window: off,"
            + " events: 5}}",
        "{name: alice, url: 'http://a', format: cloudevents-structured, start: earliest,"
            + " timeout: 10000000001ns, duplicates: {window: 2h}}"
      })
  void definition_comesBackAsItWas_whenItWasKept(String text) {
    for (SecretKeys keys : List.of(KEY, NO_KEY)) {
      // Given
      Endpoint endpoint = definition(text).endpoint();
      StoredEntry entry = sealed(text, keys, Literals.LEFT_IN_FILE);

      // When
      StoredEntry read = EntryCodec.decode(EntryCodec.encode(entry)).orElseThrow();
      DirectoryEntry opened = opened(read, keys, Map.of("alice", endpoint));

      // Then
      assertThat(read).isEqualTo(entry);
      assertThat(opened.problem()).isEmpty();
      assertThat(opened.endpoint()).isEqualTo(endpoint);
      assertThat(opened.activity())
          .isEqualTo(endpoint.disabled() ? Activity.DISABLED : Activity.RUNNING);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: alice, url: 'http://a', headers: {A: [hunter2]}}",
        "{name: alice, url: 'http://a', headers: {A: ['Bearer hunter2']}}",
        "{name: alice, url: 'http://a', headers: {A: ['${TOKEN}hunter2']}}",
        "{name: alice, url: 'http://a', headers: {A: ['${TOKEN:-hunter2}']}}",
        "{name: alice, url: 'http://a', headers: {A: ['$${hunter2}']}}",
        "{name: alice, url: 'http://a?hunter2'}",
        "{name: alice, url: 'http://a?a=${TOKEN}&b=hunter2'}"
      })
  void literalSecret_isRefusedOrLeftInTheFile_whenThereIsNoKey(String text) {
    // When // Then
    assertThatThrownBy(() -> sealed(text, NO_KEY, Literals.REFUSED))
        .isInstanceOf(InvalidEndpoint.class)
        .hasMessageContaining("directory.key")
        .hasMessageNotContaining("hunter2");
    assertThat(text(sealed(text, NO_KEY, Literals.LEFT_IN_FILE))).doesNotContain("hunter2");
    assertThat(text(sealed(text, KEY, Literals.REFUSED))).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: alice, url: 'http://a', headers: {A: ['${TOKEN}']}}",
        "{name: alice, url: 'http://a', headers: {A: ['Bearer ${TOKEN}']}}",
        "{name: alice, url: 'http://a?key=${TOKEN}&${TOKEN}'}",
        "{name: alice, url: 'http://${TOKEN}/x'}"
      })
  void reference_isKeptAsWritten_whenThereIsNoKey(String text) {
    // When
    StoredEntry entry = sealed(text, NO_KEY, Literals.REFUSED);

    // Then
    assertThat(text(entry)).contains("${TOKEN}").doesNotContain("hunter2");
    assertThat(opened(entry, NO_KEY, Map.of()).endpoint()).isEqualTo(definition(text).endpoint());
  }

  @Test
  void secret_isNotRead_whenItWasMovedChangedOrIsUnderAnotherKey() {
    // Given
    StoredEntry entry =
        sealed("{name: alice, url: 'http://a', headers: {A: [hunter2]}}", KEY, Literals.REFUSED);
    SecretKeys other = SecretKeys.of(DirectoryRun.keyed(DirectoryRun.OTHER_KEY));

    // When
    DirectoryEntry wrongKey = opened(entry, other, Map.of());
    DirectoryEntry moved =
        new Opening(KEY, DirectoryRun.REFERENCES, Map.of()).open("mallory", entry, 1).entry();

    // Then
    assertThat(wrongKey.problem().orElseThrow()).contains("headers.A").contains("directory.key");
    assertThat(wrongKey.endpoint().headers().values()).isEqualTo(Map.of("A", List.of("***")));
    assertThat(moved.problem().orElseThrow()).contains("changed");
    assertThat(opened(entry, KEY, Map.of()).problem()).isEmpty();
  }

  @Test
  void entry_saysWhatIsMissing_whenItsSecretStandsInAFileThatThisProcessDoesNotHave() {
    // Given
    StoredEntry entry =
        sealed(
            "{name: alice, url: 'http://a', headers: {A: [hunter2]}}",
            NO_KEY,
            Literals.LEFT_IN_FILE);

    // When
    DirectoryEntry opened = opened(entry, NO_KEY, Map.of());

    // Then
    assertThat(opened.problem().orElseThrow()).contains("headers.A").contains("file");
    assertThat(opened.endpoint().url()).isEqualTo(URI.create("http://a"));
  }

  @Test
  void file_countsAsUnchanged_whenTheKeyWasRotatedOrDefaultsWereWritten() {
    // Given
    Endpoint endpoint =
        definition("{name: alice, url: 'http://a', headers: {A: [hunter2]}}").endpoint();
    DirectorySettings rotated = DirectoryRun.keyed(DirectoryRun.OTHER_KEY, DirectoryRun.KEY);
    StoredEntry applied =
        FileEndpoints.of(List.of(endpoint), DirectoryRun.keyed(DirectoryRun.KEY), KEY)
            .missingIn(DirectoryState.EMPTY, NOW)
            .getOrDefault("alice", Optional.empty())
            .orElseThrow();
    DirectoryState state =
        DirectoryState.EMPTY.with(
            "alice", new Opening(KEY, DirectoryRun.REFERENCES, Map.of()).open("alice", applied, 1));
    Endpoint changed =
        definition("{name: alice, url: 'http://a', headers: {A: [hunter3]}}").endpoint();

    // When
    FileEndpoints same = FileEndpoints.of(List.of(endpoint), rotated, SecretKeys.of(rotated));
    FileEndpoints another = FileEndpoints.of(List.of(changed), rotated, SecretKeys.of(rotated));

    // Then
    assertThat(same.missingIn(state, NOW)).isEmpty();
    assertThat(another.missingIn(state, NOW)).containsOnlyKeys("alice");
    assertThat(text(applied)).doesNotContain("hunter2");
  }

  @Test
  void foreignValues_areNoEntries() {
    for (String value :
        List.of(
            "",
            "null",
            "[]",
            "{}",
            "{\"v\":1}",
            "{\"v\":1,\"definition\":{}}",
            "{\"v\":2}",
            "\u0000",
            "{\"v\":1,\"v\":1}")) {
      // When // Then
      assertThat(EntryCodec.decode(value.getBytes(UTF_8))).as(value).isEmpty();
    }
  }

  @Test
  void entry_isThereWithAProblem_whenALaterVersionWroteKeysThatThisOneDoesNotKnow() {
    // Given
    StoredEntry entry = sealed("{name: alice, url: 'http://a'}", NO_KEY, Literals.REFUSED);
    String later = text(entry).replace("\"url\":", "\"novelty\":true,\"url\":");

    // When
    DirectoryEntry opened =
        opened(EntryCodec.decode(later.getBytes(UTF_8)).orElseThrow(), NO_KEY, Map.of());

    // Then
    assertThat(opened.problem().orElseThrow()).contains("novelty");
  }
}
