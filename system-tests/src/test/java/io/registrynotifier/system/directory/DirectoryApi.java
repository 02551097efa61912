package io.registrynotifier.system.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A worker's API, as far as it concerns which endpoints there are. Thread-safe.
 *
 * @param worker any page of the worker
 */
record DirectoryApi(URI worker) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  /** Adds disabled endpoints, all in one change; whether the worker said that it has. */
  boolean add(List<String> names) {
    List<String> definitions =
        names.stream()
            .map(
                name ->
                    "{\"name\":\"%s\",\"url\":\"http://localhost:1/\",\"disabled\":true}"
                        .formatted(name))
            .toList();
    HttpRequest request =
        request("/api/endpoints/apply")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"endpoints\":" + definitions + "}"))
            .build();
    try {
      return send(request).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** The names of all endpoints. */
  Set<String> names() {
    try {
      JsonNode answer = JSON.readTree(send(request("/api/endpoints").GET().build()).body());
      Set<String> names = new TreeSet<>();
      answer.path("endpoints").forEach(each -> names.add(each.path("name").asText()));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException("reading the endpoints", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(worker.resolve(path)).timeout(Duration.ofSeconds(30));
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("asking " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while asking " + request.uri(), e);
    }
  }
}
