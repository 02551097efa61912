package io.registrynotifier.worker.http;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Headers;
import io.registrynotifier.worker.http.Trial.Response;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Masks an endpoint's secrets wherever they turn up: a receiver may send back what it was sent.
 * Immutable.
 *
 * @param secrets the longest first
 */
record Masking(List<String> secrets) {
  /** Shorter words are no secrets, and would mask half of any text. */
  private static final int MIN_LENGTH = 6;

  /** The header values with the words in them, and the URL's query. */
  static Masking of(Endpoint endpoint) {
    Stream<String> values = endpoint.headers().values().values().stream().flatMap(List::stream);
    Stream<String> query = Stream.ofNullable(endpoint.url().getRawQuery());
    return new Masking(
        Stream.concat(values, query)
            .flatMap(value -> Stream.concat(Stream.of(value), words(value)))
            .filter(value -> value.length() >= MIN_LENGTH)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  private static Stream<String> words(String value) {
    return Arrays.stream(value.split("[\\s&=]+", -1));
  }

  String text(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, Headers.MASK);
    }
    return masked;
  }

  Response response(Response response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    response
        .headers()
        .forEach((name, values) -> headers.put(name, values.stream().map(this::text).toList()));
    return new Response(response.status(), headers, text(response.body()));
  }
}
