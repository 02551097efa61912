package io.registrynotifier.producer.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ManifestTest {
  @Test
  void print_showsNoPayload_whenTheManifestIsLogged() {
    // Given
    Manifest manifest = Manifest.of("application/json", "{\"a\":\"private\"}".getBytes(UTF_8));

    // When
    String printed = manifest.toString();

    // Then
    assertThat(printed).isEqualTo("manifest application/json of 15 bytes");
  }
}
