package io.registrynotifier.standalone.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.registrynotifier.config.WrittenEndpoints;
import java.nio.file.Path;

/** The endpoints of a file as they are written, for the workers to read. Stateless. */
final class Definitions {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Definitions() {}

  static JsonNode of(Path file) {
    return MAPPER.valueToTree(WrittenEndpoints.of(file));
  }
}
