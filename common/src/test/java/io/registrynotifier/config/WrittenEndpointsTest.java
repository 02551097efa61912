package io.registrynotifier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WrittenEndpointsTest {
  @TempDir private Path folder;

  @Test
  void endpoints_areAsWritten_withAliasesFollowedAndReferencesLeft() {
    // Given
    Path file =
        new ConfigText(folder)
            .write(
                """
                x-common: &common {timeout: 5s, ignore: {actions: [pull]}}
                notifications:
                  endpoints:
                    - <<: *common
                      name: alice
                      url: https://alice.example.com/
                      headers: {Authorization: ["Bearer ${TOKEN}"], X: "${file:/run/secrets/x}"}
                      threshold:
                """);

    // When
    List<Map<String, Object>> endpoints = WrittenEndpoints.of(file);

    // Then
    assertThat(endpoints)
        .containsExactly(
            Map.of(
                "timeout",
                "5s",
                "ignore",
                Map.of("actions", List.of("pull")),
                "name",
                "alice",
                "url",
                "https://alice.example.com/",
                "headers",
                Map.of(
                    "Authorization", List.of("Bearer ${TOKEN}"), "X", "${file:/run/secrets/x}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "notifications:",
        "notifications: {endpoints: }",
        "notifications: {endpoints: {name: a}}",
        "notifications: {endpoints: [a]}",
        "endpoints: []",
        "notifications: [",
      })
  void file_isRefused_whenItHasNoListOfEndpoints(String yaml) {
    // Given
    Path file = new ConfigText(folder).write(yaml);

    // When // Then
    assertThatThrownBy(() -> WrittenEndpoints.of(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("expected");
  }

  @Test
  void list_mayBeEmpty_whenItSaysSo() {
    // Given
    Path file = new ConfigText(folder).write("notifications: {endpoints: []}");

    // When
    List<Map<String, Object>> endpoints = WrittenEndpoints.of(file);

    // Then
    assertThat(endpoints).isEmpty();
  }
}
