package io.registrynotifier.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.registrynotifier.config.ConfigLoader;
import io.registrynotifier.endpoint.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ConfigurationJsonTest {
  private static final Path EXAMPLE = Path.of("../examples/notifier.yml");

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("endpoints")
  void configuration_readsAsTheEndpoint_whenNothingInItIsSecret(Endpoint endpoint)
      throws IOException {
    // Given
    ObjectNode json = ConfigurationJson.of(endpoint);

    // When
    Endpoint read = read(json);

    // Then
    assertThat(json.put("headers", "none").toString())
        .isEqualTo(ConfigurationJson.of(read).put("headers", "none").toString());
    assertThat(read.retry()).isEqualTo(endpoint.retry());
    assertThat(read.accept()).isEqualTo(endpoint.accept());
    assertThat(read.duplicates()).isEqualTo(endpoint.duplicates());
    assertThat(read.batch()).isEqualTo(endpoint.batch());
  }

  static Stream<Endpoint> endpoints() {
    return Stream.concat(
        Stream.of(Endpoint.of("plain", URI.create("http://localhost/x"))),
        ConfigLoader.load(EXAMPLE, Map.of()).config().endpoints().stream());
  }

  @Test
  void configuration_hidesWhatMayBeSecret() {
    // Given
    Endpoint ci =
        ConfigLoader.load(EXAMPLE, Map.of("CI_TOKEN", "hunter2")).config().endpoints().get(0);

    // When
    ObjectNode json = ConfigurationJson.of(ci);

    // Then
    assertThat(ci.headers().values().toString()).contains("hunter2");
    assertThat(json.at("/headers/Authorization/0").asText()).isEqualTo("***");
    assertThat(json.toString()).doesNotContain("hunter2");
  }

  private Endpoint read(ObjectNode definition) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("n.yml"), "notifications: {endpoints: [" + definition + "]}");
    return ConfigLoader.load(file, Map.of()).config().endpoints().get(0);
  }
}
