package io.registrynotifier.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TopicSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "a/b, 1,     1,   PT1H,   topic prefix \"a/b\"",
    "'',  1,     1,   PT1H,   topic prefix",
    "r,   0,     1,   PT1H,   partitions 0",
    "r,   10001, 1,   PT1H,   partitions 10001",
    "r,   1,     0,   PT1H,   replication 0",
    "r,   1,     -2,  PT1H,   replication -2",
    "r,   1,     101, PT1H,   replication 101",
    "r,   1,     1,   PT0.9S, retention PT0.9S"
  })
  void settings_areRefusedWithTheValue_whenKafkaWouldRefuseThem(
      String prefix, int partitions, int replication, Duration retention, String message) {
    // Given / When / Then
    assertThatThrownBy(() -> new TopicSettings(prefix, partitions, replication, retention))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void clientProperties_printTheirNamesOnly() {
    // Given
    ClientProperties properties = new ClientProperties(Map.of("ssl.key.password", "hunter2"));

    // When
    String printed = properties.toString();

    // Then
    assertThat(printed).isEqualTo("ClientProperties[bootstrap.servers, ssl.key.password]");
  }

  @Test
  void clientProperties_nameTheirCluster_andAnotherWhenAsked() {
    // Given
    ClientProperties properties = new ClientProperties(Map.of("client.id", "x"));

    // When
    ClientProperties moved = properties.withBootstrapServers("b:1");

    // Then
    assertThat(properties.bootstrapServers()).isEqualTo("localhost:9092");
    assertThat(moved.bootstrapServers()).isEqualTo("b:1");
    assertThat(moved.toMap()).isEqualTo(Map.of("client.id", "x", "bootstrap.servers", "b:1"));
  }
}
