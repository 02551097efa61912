package io.registrynotifier.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KafkaPropertiesTest {
  @TempDir private Path folder;

  @Test
  void properties_arePassedOnAsTexts_whateverYamlMakesOfThem() {
    // Given
    String yaml =
        """
        kafka:
          bootstrap.servers: [a:1, b:2]
          request.timeout.ms: 5000
          security.protocol: SSL
          ssl.key.password:
        """;

    // When
    LoadedConfig loaded = new ConfigText(folder).load(yaml);

    // Then
    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.config().kafka().values())
        .containsOnly(
            entry("bootstrap.servers", "a:1,b:2"),
            entry("request.timeout.ms", "5000"),
            entry("security.protocol", "SSL"));
  }

  @Test
  void property_isPassedOnWithAWarning_whenKafkaDoesNotKnowIt() {
    // Given
    String yaml = "kafka:\n  security.protocoll: SSL\n  my.plugin.option: 5\n";

    // When
    LoadedConfig loaded = new ConfigText(folder).load(yaml);

    // Then
    assertThat(loaded.config().kafka().values()).containsEntry("my.plugin.option", "5");
    assertThat(loaded.warnings())
        .extracting(Problem::line, Problem::key, Problem::message)
        .containsExactly(
            tuple(
                2,
                "kafka.security.protocoll",
                "not a property of Kafka's own clients; did you mean \"security.protocol\"?"),
            tuple(3, "kafka.my.plugin.option", "not a property of Kafka's own clients"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bootstrap.servers: kafka",
        "bootstrap.servers: ''",
        "bootstrap.servers: [a:1, b]",
        "bootstrap.servers: 'a:1,,b:2'",
        "bootstrap.servers: ':9092'",
        "request.timeout.ms: soon",
        "request.timeout.ms: -1",
        "request.timeout.ms: true",
        "security.protocol: TLS",
        "allow.auto.create.topics: perhaps"
      })
  void property_isRefused_whenKafkasClientsWould(String property) {
    // Given
    String yaml = "kafka:\n  " + property + "\n";

    // When
    List<String> errors = new ConfigText(folder).errors(yaml);

    // Then
    assertThat(errors).singleElement().asString().startsWith("notifier.yml:2: kafka.");
    assertThat(errors.get(0)).contains(": expected ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bootstrap.servers: 'a:1, b.c-d:65535'",
        "bootstrap.servers: '[::1]:9092'",
        "bootstrap.servers: SSL://a:9093",
        "interceptor.classes: com.example.NotHere",
        "sasl.client.callback.handler.class: com.example.NotHere",
        "security.protocol: SASL_SSL",
        "request.timeout.ms: 1000"
      })
  void property_isTaken_whenKafkasClientsWould(String property) {
    // Given
    String yaml = "kafka:\n  " + property + "\n";

    // When
    List<String> warnings = new ConfigText(folder).warnings(yaml);

    // Then
    assertThat(warnings).isEmpty();
  }

  @Test
  void warnings_areInTheOrderOfTheFile() {
    // Given
    String yaml =
        """
        notifications: {endpoints: [{name: a, url: "http://a", timeout: 5}]}
        kafka: {no.such: x}
        """;

    // When
    List<String> warnings = new ConfigText(folder).warnings(yaml);

    // Then
    assertThat(warnings).hasSize(2);
    assertThat(warnings.get(0)).startsWith("notifier.yml:1: ");
    assertThat(warnings.get(1)).startsWith("notifier.yml:2: ");
  }
}
