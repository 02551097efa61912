package io.registrynotifier.worker.ledger;

import io.registrynotifier.config.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Asks other instances over HTTP. Thread-safe. */
final class HttpRemoteLedger implements RemoteLedger {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** Less than an answer of the API takes at the most, so that it can say who was not heard. */
  private static final Duration ANSWER = Duration.ofSeconds(3);

  private final HttpClient client;
  private final Optional<Secret> token;

  private HttpRemoteLedger(HttpClient client, Optional<Secret> token) {
    this.client = client;
    this.token = token;
  }

  /** {@code executor} runs what reads the answers; {@code token} is what the others ask for. */
  static HttpRemoteLedger create(Executor executor, Optional<Secret> token) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(executor)
            .build();
    return new HttpRemoteLedger(client, token);
  }

  @Override
  public CompletableFuture<byte[]> ask(String instance, String path) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://" + instance + path)).timeout(ANSWER);
      token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.value()));
      return client
          .sendAsync(request.build(), BodyHandlers.ofByteArray())
          .handle((answer, failure) -> read(instance, answer, failure));
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(
          new LedgerUnavailableException("worker " + instance + " advertises no usable address"));
    }
  }

  private static byte[] read(
      String instance, @Nullable HttpResponse<byte[]> answer, @Nullable Throwable failure) {
    if (answer == null) {
      throw new LedgerUnavailableException(
          "worker "
              + instance
              + " cannot be reached"
              + (failure == null ? "" : ": " + words(failure)));
    }
    if (answer.statusCode() != 200) {
      throw new LedgerUnavailableException(
          "worker " + instance + " cannot answer: " + reason(answer));
    }
    return answer.body();
  }

  private static String words(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static String reason(HttpResponse<byte[]> answer) {
    String detail = LedgerJson.read(answer.body()).path("detail").asText();
    return switch (answer.statusCode()) {
      case 401, 403 -> "it lets nobody in without a token: set api.token, the same everywhere";
      default -> detail.isEmpty() ? "status " + answer.statusCode() : detail;
    };
  }
}
