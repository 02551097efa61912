package io.registrynotifier.system.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.StreamSupport;

/** One request that a receiver took, its body as it came. */
public record Arrival(String contentType, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The events of the envelope that the request carried. */
  public List<JsonNode> events() {
    return StreamSupport.stream(tree().path("events").spliterator(), false).toList();
  }

  /** The body less the white space between its tokens. */
  public String minified() {
    return MinifiedJson.of(body);
  }

  private JsonNode tree() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a body that is no JSON arrived", e);
    }
  }
}
