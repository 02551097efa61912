package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.registrynotifier.process.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a request is not done: a {@link Problem} with a type for programs (RFC 9457 3.1.1).
 *
 * @param status the HTTP status
 * @param type one of few, in lower case with hyphens
 * @param detail what is wrong, for a person; never a secret
 * @param faults everything that is wrong with a definition; empty for all other problems
 * @param headers what the answer carries besides
 */
record Refusal(
    int status, String type, String detail, List<Fault> faults, Map<String, String> headers) {
  private static final String TYPES = "urn:registry-notifier:problem:";

  Refusal {
    faults = List.copyOf(faults);
    headers = Map.copyOf(headers);
  }

  static Refusal of(int status, String type, String detail) {
    return new Refusal(status, type, detail, List.of(), Map.of());
  }

  Refusal withFaults(List<Fault> found) {
    return new Refusal(status, type, detail, found, headers);
  }

  Refusal withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Refusal(status, type, detail, faults, more);
  }

  RefusedException asException() {
    return new RefusedException(this);
  }

  /** Makes this the request's answer. */
  void answer(Context http) {
    headers.forEach(http::header);
    Problem problem = new Problem(status, detail);
    ObjectNode json = Json.object().put("type", TYPES + type).setAll(problem.toJson());
    if (!faults.isEmpty()) {
      ArrayNode errors = json.putArray("errors");
      faults.forEach(fault -> errors.add(fault.toJson()));
    }
    problem.answer(http, json);
  }

  /**
   * One thing that is wrong with a definition.
   *
   * @param key which member, like {@code retry.backoff}; empty for the whole
   * @param line counted from 1; 0 where it has no place
   * @param column counted from 1; 0 where it has no place
   * @param message what was found and what was expected
   */
  record Fault(String key, int line, int column, String message) {
    private ObjectNode toJson() {
      return Json.object()
          .put("key", key)
          .put("line", line)
          .put("column", column)
          .put("message", message);
    }
  }
}
