package io.registrynotifier.standalone.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Problem details (RFC 9457) as lines for a person. Stateless. */
final class Refusals {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Refusals() {}

  static RemoteException of(URI url, HttpResponse<String> answer) {
    JsonNode problem = read(answer.body());
    int status = answer.statusCode();
    String detail = problem.path("detail").asText(url + " answered with status " + status);
    List<String> lines = new ArrayList<>();
    lines.add(Text.line(detail + advice(status)));
    problem.path("errors").forEach(error -> lines.add("  " + Text.line(error(error))));
    return new RemoteException(status == 422 || status == 400 ? 2 : 1, lines);
  }

  private static String advice(int status) {
    return switch (status) {
      case 401 -> "; set NOTIFIER_TOKEN, or name a file with --token-file";
      case 412 -> "; look again, then decide again";
      default -> "";
    };
  }

  private static String error(JsonNode error) {
    String key = error.path("key").asText();
    int line = error.path("line").asInt();
    return (line > 0 ? "line " + line + ": " : "")
        + (key.isEmpty() ? "" : key + ": ")
        + error.path("message").asText();
  }

  private static JsonNode read(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
