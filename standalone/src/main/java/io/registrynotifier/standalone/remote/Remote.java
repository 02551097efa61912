package io.registrynotifier.standalone.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A worker's API, asked for one thing after the other. Not thread-safe. */
final class Remote {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(40);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final URI url;
  private final Optional<String> token;

  Remote(URI url, Optional<String> token) {
    this.url = url;
    this.token = token;
  }

  /** A path's segment, whatever stands in it. */
  static String segment(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  JsonNode get(String path) {
    return json(send(request(path).GET()));
  }

  /** With the parameters that have a value. */
  JsonNode get(String path, Map<String, Optional<String>> query) {
    StringBuilder asked = new StringBuilder(path);
    query.forEach(
        (name, value) ->
            value.ifPresent(
                given ->
                    asked
                        .append(asked.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(segment(given))));
    return get(asked.toString());
  }

  JsonNode post(String path, JsonNode body) {
    return json(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))));
  }

  /** Deletes what stands there now: what somebody changes meanwhile is not deleted. */
  JsonNode delete(String path) {
    HttpResponse<String> found = send(request(path).GET());
    String revision = found.headers().firstValue("ETag").orElse("");
    return json(send(request(path).header("If-Match", revision).DELETE()));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request;
    try {
      request = HttpRequest.newBuilder(url.resolve("/api" + path)).timeout(ANSWER);
    } catch (IllegalArgumentException e) {
      throw new RemoteException(
          2, List.of("--url " + url + ": expected http://HOST:PORT or https://HOST:PORT"));
    }
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw Refusals.of(url, answer);
      }
      return answer;
    } catch (ConnectException e) {
      throw RemoteException.of("nobody answers at " + url + "; is it running there? See --url");
    } catch (IOException e) {
      throw RemoteException.of("no answer from " + url + ": " + reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RemoteException.of("interrupted");
    }
  }

  private static String reason(IOException failure) {
    return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
  }

  private JsonNode json(HttpResponse<String> answer) {
    try {
      return MAPPER.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw RemoteException.of("what answers at " + url + " is no Registry Notifier");
    }
  }
}
