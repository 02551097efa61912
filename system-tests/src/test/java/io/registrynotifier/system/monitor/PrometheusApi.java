package io.registrynotifier.system.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Asks Prometheus over HTTP. Thread-safe. */
final class PrometheusApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;

  PrometheusApi(int port) {
    this.address = "http://127.0.0.1:" + port;
  }

  /** Whether it has started. */
  boolean isReady() {
    try {
      return send("/-/ready").statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** The series that a query gives now; fails with Prometheus' words when it is no query. */
  List<JsonNode> query(String query) {
    return result("/api/v1/query?query=" + encode(query));
  }

  /** The series of a query over a time, each with its values. */
  List<JsonNode> query(String query, Instant from, Instant to, Duration step) {
    return result(
        "/api/v1/query_range?query=%s&start=%s&end=%s&step=%sms"
            .formatted(encode(query), from, to, step.toMillis()));
  }

  /** The values that a label has in the series of a selector. */
  List<String> labelValues(String label, String selector) {
    return result(
            "/api/v1/label/"
                + label
                + "/values?match[]=".replace("[]", "%5B%5D")
                + encode(selector))
        .stream()
        .map(JsonNode::asText)
        .toList();
  }

  /** A number as Prometheus writes it. */
  static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private List<JsonNode> result(String path) {
    HttpResponse<String> response = send(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + ": " + response.body());
    }
    try {
      JsonNode data = JSON.readTree(response.body()).path("data");
      return (data.isArray() ? data : data.path("result"))
          .valueStream()
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException("reading the answer to " + path, e);
    }
  }

  private HttpResponse<String> send(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).timeout(LIMIT).build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("asking " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while asking " + path, e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
