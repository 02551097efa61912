package io.registrynotifier.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What YAML can do to a configuration. */
final class YamlTest {
  private static final int BOMB = 10;

  @TempDir private Path folder;

  @Test
  void mergeKey_bringsWhatIsNotSaid_whenSeveralAreMerged() {
    // Given
    String yaml =
        """
        x-slow: &slow {timeout: 1m, threshold: 3}
        x-plain: &plain {url: "http://plain", timeout: 2m, backoff: 5s}
        notifications:
          endpoints:
            - {name: a, threshold: 7, <<: [*slow, *plain]}
            - <<: *plain
              name: b
        """;

    // When
    List<Endpoint> endpoints = new ConfigText(folder).load(yaml).config().endpoints();

    // Then
    assertThat(endpoints).extracting(Endpoint::threshold).containsExactly(7, 10);
    assertThat(endpoints)
        .extracting(Endpoint::timeout)
        .containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2));
    assertThat(endpoints.get(0).retry().backoff()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void problem_namesTheLineOfTheAnchor_whenWhatIsMergedIsWrong() {
    // Given
    String yaml =
        """
        x-slow: &slow
          timeout: forever
        notifications:
          endpoints:
            - {name: a, url: "http://a", <<: *slow}
        """;

    // When
    List<String> errors = new ConfigText(folder).errors(yaml);

    // Then
    assertThat(errors)
        .singleElement()
        .asString()
        .startsWith("notifier.yml:2: notifications.endpoints[0].timeout: found \"forever\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: [}            | notifier.yml:1: expected YAML, but
          a: 'b            | notifier.yml:1: expected YAML, but
          http: {addr: ${A}} | needs quotes around it
          a: *b            | notifier.yml:1: expected an alias of an anchor that stands before it
          http: !x {}      | notifier.yml:1: http: expected a value without a tag of its own
          http: {<<: 5}    | notifier.yml:1: http.<<: expected an alias of keys with values
          http: {[a]: b}   | notifier.yml:1: http: expected a key that is a text
          """)
  void file_isRefused_whenItIsNoYamlOfOurs(String yaml, String expected) {
    // Given
    ConfigText text = new ConfigText(folder);

    // When
    List<String> errors = text.errors(yaml);

    // Then
    assertThat(errors).singleElement().asString().contains(expected);
  }

  @Test
  void key_isRefused_whenItStandsTwice() {
    // Given
    String yaml = "topics:\n  partitions: 1\n  prefix: a\n  partitions: 2\n";

    // When
    List<String> errors = new ConfigText(folder).errors(yaml);

    // Then
    assertThat(errors)
        .containsExactly(
            "notifier.yml:4: topics.partitions: expected the key once, found it on line 2 too");
  }

  @Test
  void file_isRefused_whenItHoldsTwoDocuments() {
    // Given
    String yaml = "http: {}\n---\nhttp: {}\n";

    // When
    List<String> errors = new ConfigText(folder).errors(yaml);

    // Then
    assertThat(errors).containsExactly("notifier.yml:2: expected one document, found another");
  }

  @Test
  @Timeout(20)
  void file_isRefusedInBoundedTime_whenAliasesMultiplyItsLists() {
    // Given
    StringBuilder yaml = new StringBuilder("x-0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < BOMB; level++) {
      yaml.append("x-%d: &a%d [".formatted(level, level));
      yaml.append("*a%d,".formatted(level - 1).repeat(BOMB)).append("]\n");
    }

    // When
    List<String> errors = new ConfigText(folder).errors(yaml.toString());

    // Then
    assertThat(errors).singleElement().asString().contains("expected at most 100000 values");
  }

  @Test
  @Timeout(20)
  void file_isRefusedInBoundedTime_whenMergesMultiplyItsKeys() {
    // Given
    StringBuilder yaml = new StringBuilder("x-0: &a0 {");
    for (int key = 0; key < 1_000; key++) {
      yaml.append("k%d: 1, ".formatted(key));
    }
    yaml.append("}\n");
    yaml.append("x-1: {<<: [").append("*a0,".repeat(200)).append("]}\n");

    // When
    List<String> errors = new ConfigText(folder).errors(yaml.toString());

    // Then
    assertThat(errors).anySatisfy(error -> assertThat(error).contains("merged keys"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x-a: &a [*a]
          x-a: &a {b: *a}
          x-a: &a [*a, *a, *a]
          """)
  @Timeout(20)
  void file_isRefused_whenAnAnchorHoldsItself(String yaml) {
    // Given
    ConfigText text = new ConfigText(folder);

    // When
    List<String> errors = text.errors(yaml);

    // Then
    assertThat(errors).isNotEmpty().first().asString().contains("expected at most");
  }

  @Test
  void file_isReadAsItStands_whenAMappingMergesItself() {
    // Given
    String yaml = "topics: &a {partitions: 3, <<: *a}";

    // When
    NotifierConfig config = new ConfigText(folder).load(yaml).config();

    // Then
    assertThat(config.topics().partitions()).isEqualTo(3);
  }

  @Test
  void file_isRefused_whenItIsNestedTooDeep() {
    // Given
    String yaml = "x-a: " + "[".repeat(2_000) + "]".repeat(2_000);

    // When
    List<String> errors = new ConfigText(folder).errors(yaml);

    // Then
    assertThat(errors).singleElement().asString().contains("bounds of depth");
  }

  @Test
  void file_isRefused_whenItIsTooLarge() {
    // Given
    String yaml = "#".repeat(1 << 20) + "\n";

    // When
    List<String> errors = new ConfigText(folder).errors(yaml);

    // Then
    assertThat(errors).containsExactly("notifier.yml: expected a file of at most 1MiB");
  }

  @Test
  void file_isRefusedWithItsLine_whenItHoldsControlCharacters() {
    // Given
    String yaml = "http:\n  addr: \u0001\n";

    // When
    List<String> errors = new ConfigText(folder).errors(yaml);

    // Then
    assertThat(errors).containsExactly("notifier.yml:2: expected text without control characters");
  }

  @Test
  void file_isRefused_whenItIsNotUtf8() throws IOException {
    // Given
    Path file = folder.resolve("latin.yml");
    Files.write(file, "a: \u00e9".getBytes(StandardCharsets.ISO_8859_1));

    // When
    List<Problem> problems = problems(file);

    // Then
    assertThat(problems).extracting(Problem::message).containsExactly("expected text in UTF-8");
  }

  @Test
  void file_isRefused_whenItIsMissing() {
    // Given
    Path file = folder.resolve("missing.yml");

    // When
    List<Problem> problems = problems(file);

    // Then
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(file + ": expected a configuration file, found none");
  }

  @Test
  void file_isRefused_whenItIsAFolder() {
    // Given
    Path file = folder;

    // When
    List<Problem> problems = problems(file);

    // Then
    assertThat(problems).singleElement().asString().contains("expected a readable file");
  }

  private static List<Problem> problems(Path file) {
    try {
      ConfigLoader.load(file, Map.of());
      return List.of();
    } catch (ConfigException e) {
      return e.problems();
    }
  }
}
