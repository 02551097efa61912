package io.registrynotifier.producer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DigestTest {
  @Test
  void sha256_isTheKnownOne_whenTheContentIsEmpty() {
    // When
    Digest digest = Digest.sha256(new byte[0]);

    // Then
    assertThat(digest)
        .hasToString("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sha256:0123456789abcdef0", "sha512:aB_-=", "multihash+base58:QmRZxt2b1FVZPNqd8h"})
  void digest_isAccepted_whenItHasTheForm(String value) {
    // When
    Digest digest = new Digest(value);

    // Then
    assertThat(digest.value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256",
        "sha256:",
        ":abc",
        "SHA256:abc",
        "sha256:a/b",
        "sha256:a b",
        "latest"
      })
  void digest_isRefusedByItsValue_whenItHasNotTheForm(String value) {
    // When // Then
    assertThatThrownBy(() -> new Digest(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + value + "\"");
  }
}
