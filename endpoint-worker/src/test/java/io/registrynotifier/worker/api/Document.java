package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The API's description, to hold answers against. */
public final class Document {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode root;

  private Document(JsonNode root) {
    this.root = root;
  }

  /** As it is served. */
  public static Document read() throws IOException {
    try (InputStream json = Api.class.getResourceAsStream("openapi.json")) {
      return new Document(MAPPER.readTree(json));
    }
  }

  /** {@code GET /api/status} and so on. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    root.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (!method.equals("parameters")) {
                            operations.add(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return operations;
  }

  /** What of an answer is not as described; empty when all is. */
  public String objections(String method, String path, HttpResponse<String> answer) {
    String template = template(path);
    if (template.isEmpty()) {
      return answer.statusCode() == 404 ? "" : "no path for " + path;
    }
    JsonNode responses =
        root.at(
            "/paths/"
                + template.replace("/", "~1")
                + "/"
                + method.toLowerCase(java.util.Locale.ROOT)
                + "/responses");
    String status = String.valueOf(answer.statusCode());
    JsonNode described =
        resolved(responses.has(status) ? responses.get(status) : responses.path("default"));
    String type = answer.headers().firstValue("Content-Type").orElse("");
    JsonNode schema = described.path("content").path(type).path("schema");
    if (schema.isMissingNode()) {
      return method + " " + template + ": no answer " + status + " of " + type + " described";
    }
    return validate(schema, answer.body());
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
  }

  private String validate(JsonNode schema, String body) {
    ObjectNode wrapped = MAPPER.createObjectNode();
    wrapped.putArray("allOf").add(schema);
    wrapped.set("components", root.get("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(wrapped)
        .validate(
            body,
            InputFormat.JSON,
            context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
        .stream()
        .map(ValidationMessage::getMessage)
        .collect(Collectors.joining("\n"));
  }

  /** A fixed path before one with a parameter. */
  private String template(String path) {
    String bare = path.split("\\?", 2)[0];
    if (root.get("paths").has(bare)) {
      return bare;
    }
    return root.get("paths").properties().stream()
        .map(Map.Entry::getKey)
        .filter(it -> bare.matches(it.replaceAll("\\{[a-z]+}", "[^/]+")))
        .findFirst()
        .orElse("");
  }
}
