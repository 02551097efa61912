package io.registrynotifier.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Ignore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registry's own notifications block, pasted over. */
final class RegistryBlockTest {
  @TempDir private Path folder;

  @Test
  void block_isAcceptedUnchanged_whenPastedFromARegistry() {
    // Given
    String yaml =
        """
        notifications:
          events:
            includereferences: true        # bool, default false
          endpoints:
            - name: alistener              # string
              disabled: false              # bool, default false
              url: https://my.listener.com/event   # string
              headers: {Authorization: [Bearer <your token, if needed>]}   # values must be lists
              timeout: 1s                  # duration
              threshold: 10                # int
              backoff: 1s                  # duration
              ignoredmediatypes: [application/octet-stream]   # deprecated form
              ignore:
                mediatypes: [application/octet-stream]
                actions: [pull]
        """;

    // When
    LoadedConfig loaded = new ConfigText(folder).load(yaml);

    // Then
    Endpoint endpoint = loaded.config().endpoints().get(0);
    assertThat(loaded.config().includeReferences()).isTrue();
    assertThat(endpoint.headers().values())
        .isEqualTo(Map.of("Authorization", List.of("Bearer <your token", "if needed>")));
    assertThat(endpoint.timeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(endpoint.ignoredMediaTypes()).containsExactly("application/octet-stream");
    assertThat(endpoint.ignore())
        .isEqualTo(new Ignore(Set.of("application/octet-stream"), Set.of("pull")));
    assertThat(loaded.warnings())
        .singleElement()
        .asString()
        .endsWith(
            ":12: notifications.endpoints[0].ignoredmediatypes: deprecated; ignore.mediatypes does"
                + " the same");
  }

  @ParameterizedTest
  @CsvSource({
    "timeout: 500,               500ns,  write 500ns",
    "timeout: 1000000000,        1s,     a number without a unit is nanoseconds",
    "timeout: 0,                 10s,    not above 0: the default counts",
    "timeout: -5s,               10s,    not above 0: the default counts",
    "timeout: 0s,                10s,    not above 0: the default counts"
  })
  void duration_isReadAsTheRegistryDoesAndWarnedOf_whenItSurprises(
      String line, String expected, String warning) {
    // Given
    ConfigText text = new ConfigText(folder);

    // When
    LoadedConfig loaded = text.load(endpoint(line));

    // Then
    assertThat(loaded.config().endpoints().get(0).timeout()).isEqualTo(Durations.parse(expected));
    assertThat(loaded.warnings()).singleElement().asString().contains(warning);
  }

  @ParameterizedTest
  @CsvSource({"threshold: 0", "threshold: -1", "backoff: 0"})
  void number_standsForTheDefault_whenItIsNotAboveZero(String line) {
    // Given
    ConfigText text = new ConfigText(folder);

    // When
    LoadedConfig loaded = text.load(endpoint(line));

    // Then
    Endpoint endpoint = loaded.config().endpoints().get(0);
    assertThat(endpoint.threshold()).isEqualTo(10);
    assertThat(endpoint.retry().backoff()).isEqualTo(Duration.ofSeconds(1));
    assertThat(loaded.warnings()).hasSize(1);
  }

  @Test
  void maxBackoff_growsWithTheBackoff_whenTheRegistrysIsLongerThanOurDefault() {
    // Given
    String yaml = endpoint("backoff: 10m");

    // When
    LoadedConfig loaded = new ConfigText(folder).load(yaml);

    // Then
    assertThat(loaded.config().endpoints().get(0).retry().maxBackoff())
        .isEqualTo(Duration.ofMinutes(10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reject: {action: dead-letter}               | puts nothing aside without statuses
          reject: {statuses: [400]}                   | have no effect unless it is dead-letter
          retry: {attempts: 3}                        | have no effect unless it is dead-letter
          retry: {age: 1h}                            | have no effect unless it is dead-letter
          """)
  void reject_isWarnedOf_whenItCanHaveNoEffect(String line, String warning) {
    // Given
    ConfigText text = new ConfigText(folder);

    // When
    List<String> warnings = text.warnings(endpoint(line));

    // Then
    assertThat(warnings).singleElement().asString().contains("reject.action: ").contains(warning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          retry: {attempts: 3}\\n      reject: {action: dead-letter}
          retry: {age: 3h}\\n      reject: {action: dead-letter}
          reject: {action: dead-letter, statuses: [400]}
          """)
  void reject_isNotWarnedOf_whenItHasAnEffect(String lines) {
    // Given
    ConfigText text = new ConfigText(folder);

    // When
    List<String> warnings = text.warnings(endpoint(lines.replace("\\n", "\n")));

    // Then
    assertThat(warnings).isEmpty();
  }

  private static String endpoint(String lines) {
    return """
        notifications:
          endpoints:
            - name: a
              url: http://localhost
              %s
        """
        .formatted(lines);
  }
}
