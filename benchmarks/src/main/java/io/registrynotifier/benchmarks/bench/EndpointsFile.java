package io.registrynotifier.benchmarks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes files for a worker of many endpoints. Stateless. */
final class EndpointsFile {
  private EndpointsFile() {}

  /** Endpoints named by the prefix and a number, that begin with the first event. */
  static Path write(Path file, String bootstrapServers, String prefix, List<URI> urls) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("kafka: {bootstrap.servers: \"").append(bootstrapServers).append("\"}\n");
    Path state = file.resolveSibling("ledger");
    yaml.append("ledger: {state: \"").append(state).append("\"}\n");
    yaml.append("notifications:\n  endpoints:\n");
    for (int i = 0; i < urls.size(); i++) {
      yaml.append("    - {name: ").append(prefix).append(i);
      yaml.append(", url: \"").append(urls.get(i)).append("\", start: earliest}\n");
    }
    try {
      return Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file, e);
    }
  }
}
