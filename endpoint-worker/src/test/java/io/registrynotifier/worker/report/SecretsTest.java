package io.registrynotifier.worker.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Headers;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {
  private static final Secrets SECRETS =
      Secrets.of(
          EndpointBuilder.named("a")
              .headers(
                  new Headers(
                      Map.of(
                          "Authorization", List.of("Bearer s3cr/et\"q+x"),
                          "X-Other", List.of("Basic dXNlcjpwYXNzd29yZDE="),
                          "X-Short", List.of("a1"))))
              .build());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "you sent Bearer s3cr/et\"q+x",
        "you sent [s3cr/et\"q+x]",
        "{\"got\":\"Bearer s3cr/et\\\"q+x\"}",
        "{\"got\":\"Bearer s3cr\\/et\\\"q+x\"}",
        "<p>s3cr/et&quot;q+x</p>",
        "q=s3cr%2Fet%22q%2Bx",
        "BEARER S3CR/ET\"Q+X",
        "czNjci9ldCJxK3g=",
        "dXNlcjpwYXNzd29yZDE=",
        "user:password1",
        "wrong password1!"
      })
  void secret_isMasked_howeverTheReceiverEchoesIt(String echo) {
    // Given
    // When
    String masked = SECRETS.mask(echo);

    // Then
    assertThat(masked.toLowerCase(Locale.ROOT))
        .contains("***")
        .doesNotContain("s3cr")
        .doesNotContain("password1")
        .doesNotContain("dxnlcjpwyxnzd29yzde")
        .doesNotContain("cznjci9ldcjxk3g");
  }

  @Test
  void text_staysAsItIs_whenNoSecretIsInIt() {
    // Given
    String text = "<script>alert(1)</script> a1 $1 \\";

    // When
    String masked = SECRETS.mask(text);

    // Then
    assertThat(masked).isEqualTo(text);
  }

  @Test
  void query_isMasked_wholeAndInParts() {
    // Given
    Secrets secrets =
        Secrets.of(Endpoint.of("a", URI.create("https://example.org/x?key=abc%20def&b=1")));

    // When
    String masked = secrets.mask("no /x?key=abc%20def&b=1, no abc%20def, no abc def");

    // Then
    assertThat(masked).isEqualTo("no /x?***, no ***, no ***");
  }
}
