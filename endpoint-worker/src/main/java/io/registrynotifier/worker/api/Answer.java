package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer that is no refusal. */
record Answer(int status, JsonNode body, Map<String, String> headers) {
  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer ok(JsonNode body) {
    return of(200, body);
  }

  static Answer of(int status, JsonNode body) {
    return new Answer(status, body, Map.of());
  }

  Answer withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, body, more);
  }

  /** Makes this the request's answer. */
  void answer(Context http) {
    headers.forEach(http::header);
    http.status(status).contentType("application/json").result(body.toString());
  }
}
