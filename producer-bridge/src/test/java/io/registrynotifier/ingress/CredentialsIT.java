package io.registrynotifier.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.event.Limits;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CredentialsIT {
  private final IngressServer server =
      new IngressServer(
          Guard.open().orBearer("token-a").orBasic("registry", "secret-b"),
          IngressLimits.of(1 << 20, Limits.DEFAULT));

  @BeforeEach
  void open() {
    server.sink.answerWith(CompletableFuture.completedFuture(null));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void request_isTaken_withAnyOfTheCredentials() {
    // Given
    String basic = Base64.getEncoder().encodeToString("registry:secret-b".getBytes(UTF_8));

    // When
    int withToken = send(request().header("Authorization", "Bearer token-a")).statusCode();
    int withPassword = send(request().header("Authorization", "Basic " + basic)).statusCode();

    // Then
    assertThat(withToken).isEqualTo(202);
    assertThat(withPassword).isEqualTo(202);
  }

  @Test
  void request_isRefused_withoutTheRightCredentials() {
    // Given
    HttpRequest.Builder wrong = request().header("Authorization", "Bearer token-b");

    // When
    HttpResponse<String> without = send(request());
    HttpResponse<String> withWrong = send(wrong);

    // Then
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(withWrong.statusCode()).isEqualTo(401);
    assertThat(withWrong.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"events\", Basic realm=\"events\", charset=\"UTF-8\"");
    assertThat(withWrong.body()).doesNotContain("token");
    assertThat(server.rejected("unauthorized")).isEqualTo(2);
    assertThat(server.sink.events).isEmpty();
  }

  @Test
  void body_isNotWaitedFor_withoutTheRightCredentials() {
    // Given
    try (RawHttp connection = server.connect()) {

      // When
      connection.send(RawHttp.head("Content-Length: 100"));

      // Then
      assertThat(connection.answer()).startsWith("HTTP/1.1 401");
    }
  }

  private HttpRequest.Builder request() {
    return server.request(Envelopes.of(Envelopes.event("1")));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return server.send(request).join();
  }
}
