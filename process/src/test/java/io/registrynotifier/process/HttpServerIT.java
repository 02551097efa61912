package io.registrynotifier.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpServerIT {
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final FakeService bridge = new FakeService("bridge");
  private final FakeService worker = new FakeService("worker");
  private final ProcessMetrics metrics = ProcessMetrics.create();
  private final HttpServer server = start(new HttpSettings("127.0.0.1", 0));
  private final HttpClient client = HttpClient.newHttpClient();

  private HttpServer start(HttpSettings address) {
    return HttpServer.start(address, DRAIN, metrics, List.of(bridge, worker));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void server_servesEveryService_onOneAddress() throws IOException, InterruptedException {
    // Given
    URI address = server.uri();

    // When
    HttpResponse<String> ofBridge = send("POST", "/bridge");
    HttpResponse<String> ofWorker = send("POST", "/worker");

    // Then
    assertThat(address).isEqualTo(URI.create("http://127.0.0.1:" + server.port()));
    assertThat(ofBridge.body()).isEqualTo("bridge");
    assertThat(ofWorker.body()).isEqualTo("worker");
  }

  @Test
  void readyz_namesEveryFailingCheckWithItsCause_untilAllIsWell()
      throws IOException, InterruptedException {
    // Given
    bridge.problem.set(Optional.of("no broker \"reached\""));

    // When
    HttpResponse<String> failing = send("GET", "/readyz");
    bridge.problem.set(Optional.empty());
    HttpResponse<String> well = send("GET", "/readyz");

    // Then
    assertThat(failing.statusCode()).isEqualTo(503);
    assertThat(failing.body())
        .isEqualTo(
            "{\"status\":\"not ready\",\"failing\":{\"bridge.kafka\":\"no broker \\\"reached\\\"\"}}");
    assertThat(well.statusCode()).isEqualTo(200);
    assertThat(well.body()).isEqualTo("{\"status\":\"ready\"}");
  }

  @Test
  void healthz_isAlive_alsoWhenNothingIsReady() throws IOException, InterruptedException {
    // Given
    bridge.problem.set(Optional.of("no broker reached"));

    // When
    HttpResponse<String> health = send("GET", "/healthz");

    // Then
    assertThat(health.statusCode()).isEqualTo(200);
  }

  @Test
  void metrics_areInTheFormatThatIsAskedFor() throws IOException, InterruptedException {
    // Given
    Metric.counter("sample_total", "Samples.", "kind").counterIn(metrics).labels("a").inc();
    HttpRequest openMetrics =
        request("GET", "/metrics").header("Accept", "application/openmetrics-text").build();

    // When
    HttpResponse<String> plain = send("GET", "/metrics");
    HttpResponse<String> open = client.send(openMetrics, BodyHandlers.ofString());

    // Then
    assertThat(plain.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
    assertThat(plain.body()).contains("\nsample_total{kind=\"a\",} 1.0\n", "jvm_memory_bytes_used");
    assertThat(plain.body())
        .contains("registry_notifications_ready{service=\"bridge\",check=\"kafka\",} 1.0\n");
    assertThat(plain.body()).doesNotContain("_created");
    assertThat(open.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
    assertThat(open.body()).endsWith("# EOF\n");
  }

  @Test
  void answer_isABareProblem_whenAPageFailsOrThereIsNone()
      throws IOException, InterruptedException {
    // Given
    String json = "application/problem+json";

    // When
    HttpResponse<String> defect = send("GET", "/bridge/defect");
    HttpResponse<String> nowhere = send("GET", "/nowhere");
    HttpResponse<String> wrongMethod = send("GET", "/bridge");

    // Then
    assertThat(defect.body()).isEqualTo("{\"status\":500,\"title\":\"Server Error\"}");
    assertThat(nowhere.body()).isEqualTo("{\"status\":404,\"title\":\"Not Found\"}");
    assertThat(wrongMethod.body()).isEqualTo("{\"status\":405,\"title\":\"Method Not Allowed\"}");
    assertThat(wrongMethod.headers().firstValue("Allow")).hasValue("POST");
    for (HttpResponse<String> answer : List.of(defect, nowhere, wrongMethod)) {
      assertThat(answer.headers().firstValue("Content-Type")).hasValue(json);
      assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
  }

  @Test
  void answer_isABareProblem_whenTheBytesAreNoHttp() throws IOException, InterruptedException {
    // Given
    String garbage = "\u0001\u0002<script>\r\n\r\n";

    // When
    String answer = exchange(garbage);

    // Then
    assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("script", "html", "Jetty");
  }

  @Test
  void answer_isABareProblem_whenTheHeadersAreTooLarge() throws IOException, InterruptedException {
    // Given
    String request = "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(40_000) + "\r\n\r\n";

    // When
    String answer = exchange(request);

    // Then
    assertThat(answer).startsWith("HTTP/1.1 431").endsWith("}").doesNotContain("html", "xxxx");
  }

  @Test
  void start_saysInOneLineWhy_whenThePortIsTaken() {
    // Given
    HttpSettings taken = new HttpSettings("127.0.0.1", server.port());

    // When
    HttpServerException refused =
        catchThrowableOfType(HttpServerException.class, () -> start(taken));

    // Then
    assertThat(refused)
        .hasMessage("http.addr 127.0.0.1:" + server.port() + ": address already in use");
  }

  @Test
  void start_saysInOneLineWhy_whenTheHostIsUnknown() {
    // Given
    HttpSettings unknown = new HttpSettings("no-such-host.invalid", 0);

    // When
    // Then
    assertThatThrownBy(() -> start(unknown))
        .isInstanceOf(HttpServerException.class)
        .hasMessage("http.addr no-such-host.invalid:0: unknown host");
  }

  @Test
  void close_letsTheRequestUnderWayEnd_andTakesNoMore()
      throws InterruptedException, ExecutionException, TimeoutException {
    // Given
    CompletableFuture<HttpResponse<String>> underWay =
        client.sendAsync(request("GET", "/bridge/wait").build(), BodyHandlers.ofString());
    bridge.asked.get(10, TimeUnit.SECONDS);

    // When
    CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
    await().during(Duration.ofSeconds(1)).until(() -> !underWay.isDone() && !closed.isDone());
    bridge.answer.complete("late but whole");

    // Then
    assertThat(underWay.get(10, TimeUnit.SECONDS).body()).isEqualTo("late but whole");
    closed.get(10, TimeUnit.SECONDS);
    assertThatThrownBy(() -> exchange("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"))
        .isInstanceOf(IOException.class);
  }

  private HttpResponse<String> send(String method, String path)
      throws IOException, InterruptedException {
    return client.send(request(method, path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String method, String path) {
    return HttpRequest.newBuilder(server.uri().resolve(path))
        .method(method, BodyPublishers.noBody());
  }

  private String exchange(String bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
