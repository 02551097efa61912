package io.registrynotifier.system.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The variables of the compose files: the environment's, else those of {@code .env}. */
final class Variables {
  private static final List<String> IMAGES =
      List.of("JRE_IMAGE", "KAFKA_IMAGE", "MAVEN_IMAGE", "PROMETHEUS_IMAGE", "REGISTRY_IMAGE");

  private final Map<String, String> values;

  private Variables(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  static Variables of(Path project, Map<String, String> environment) {
    try {
      Map<String, String> values = new HashMap<>();
      for (String line : Files.readAllLines(project.resolve(".env"))) {
        if (line.matches("[A-Z_]+=.*")) {
          int equals = line.indexOf('=');
          values.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
      values.putAll(environment);
      return new Variables(values);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** All images but Grafana's, and but ours, which is built from them. */
  List<String> images() {
    return IMAGES.stream().map(name -> Objects.requireNonNull(values.get(name), name)).toList();
  }
}
