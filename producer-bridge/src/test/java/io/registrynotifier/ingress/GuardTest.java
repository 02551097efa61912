package io.registrynotifier.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuardTest {
  private static final Guard GUARD =
      Guard.open().orBearer("token-a").orBearer("token-b").orBasic("registry", "päss:word");

  @Test
  void guard_admitsEverybody_whenItKnowsNoCredentials() {
    // Given
    Guard open = Guard.open();

    // When
    boolean admitted = open.admits("");

    // Then
    assertThat(admitted).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer token-a", "bearer token-b", "BEARER  token-a "})
  void guard_admits_whoShowsAKnownToken(String authorization) {
    assertThat(GUARD.admits(authorization)).isTrue();
  }

  @Test
  void guard_admits_whoShowsAKnownNameAndPassword() {
    // Given
    String authorization = "Basic " + base64("registry:päss:word");

    // When
    boolean admitted = GUARD.admits(authorization);

    // Then
    assertThat(admitted).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer token",
        "Bearer token-aa",
        "Basic token-a",
        "Basic !!!",
        "Basic",
        "Bearer registry:päss:word",
        "token-a"
      })
  void guard_refuses_whoShowsAnythingElse(String authorization) {
    assertThat(GUARD.admits(authorization)).isFalse();
  }

  @Test
  void guard_refuses_whoShowsAKnownNameWithAnotherPassword() {
    // Given
    String authorization = "Basic " + base64("registry:pass:word");

    // When
    boolean admitted = GUARD.admits(authorization);

    // Then
    assertThat(admitted).isFalse();
  }

  @Test
  void challenge_namesTheSchemesThatAreKnown() {
    assertThat(Guard.open().orBearer("t").challenge()).isEqualTo("Bearer realm=\"events\"");
    assertThat(GUARD.challenge())
        .isEqualTo("Bearer realm=\"events\", Basic realm=\"events\", charset=\"UTF-8\"");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
