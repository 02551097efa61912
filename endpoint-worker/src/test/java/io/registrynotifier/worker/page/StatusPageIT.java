package io.registrynotifier.worker.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.process.HttpServer;
import io.registrynotifier.process.ProcessMetrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StatusPageIT {
  private static final Path SOURCES = Path.of("src", "main", "resources", "page");
  private static final String LIBRARY = "/page/uplot.js";

  private final HttpServer server =
      HttpServer.start(
          new HttpSettings("127.0.0.1", 0),
          Duration.ofSeconds(5),
          ProcessMetrics.create(),
          List.of(new PageOnly()));
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    server.close();
  }

  /** Every file that stands in the sources, and the library's. */
  static Stream<String> paths() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      List<String> ours = files.map(file -> path(String.valueOf(file.getFileName()))).toList();
      return Stream.concat(ours.stream(), Stream.of(LIBRARY, "/page/uplot.css"));
    }
  }

  private static String path(String file) {
    if (file.equals("index.html")) {
      return "/";
    }
    return file.endsWith(".html") ? "/" + file : "/page/" + file;
  }

  @ParameterizedTest
  @MethodSource("paths")
  void file_isServed_underAStrictPolicy(String path) throws IOException, InterruptedException {
    // Given
    HttpRequest request = request(path).build();

    // When
    HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isNotEmpty();
    assertThat(header(answer, "Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; ")
        .contains("frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'")
        .doesNotContain("unsafe");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(answer, "Content-Type")).matches("(text/.*; ?charset=utf-8|image/svg\\+xml)");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void file_isSaidToBeTheSame_whenTheBrowserHasIt(String path)
      throws IOException, InterruptedException {
    // Given
    HttpRequest first = request(path).header("Accept-Encoding", "gzip").build();
    String tag = header(client.send(first, BodyHandlers.ofByteArray()), "ETag");

    // When
    HttpResponse<byte[]> again =
        client.send(
            request(path).header("Accept-Encoding", "gzip").header("If-None-Match", tag).build(),
            BodyHandlers.ofByteArray());
    HttpResponse<byte[]> plain =
        client.send(request(path).header("If-None-Match", tag).build(), BodyHandlers.ofByteArray());

    // Then
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(plain.statusCode()).as("the plain form is another").isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void file_isTheSame_whenItIsCompressed(String path) throws IOException, InterruptedException {
    // Given
    HttpRequest request = request(path).header("Accept-Encoding", "br, gzip").build();

    // When
    HttpResponse<byte[]> compressed = client.send(request, BodyHandlers.ofByteArray());
    HttpResponse<byte[]> plain = client.send(request(path).build(), BodyHandlers.ofByteArray());

    // Then
    assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(compressed, "Vary")).isEqualTo("Accept-Encoding");
    try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
      assertThat(body.readAllBytes()).isEqualTo(plain.body());
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void file_namesNoOtherHost(String path) throws IOException, InterruptedException {
    // Given
    HttpRequest request = request(path).build();

    // When
    String text = client.send(request, BodyHandlers.ofString()).body();

    // Then
    assertThat(text.replace("http://www.w3.org/2000/svg", "").replace("https://github.com", ""))
        .doesNotContainPattern("https?://|url\\(|@import");
  }

  @Test
  void head_isAnsweredWithoutABody() throws IOException, InterruptedException {
    // Given
    HttpRequest request = request("/").method("HEAD", BodyPublishers.noBody()).build();

    // When
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void nothingElse_isServed() throws IOException, InterruptedException {
    for (String path : List.of("/page/", "/page/..%2fapplication.yml", "/page/index.html")) {
      assertThat(client.send(request(path).build(), BodyHandlers.ofString()).statusCode())
          .as(path)
          .isIn(400, 404);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.uri().resolve(path));
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
