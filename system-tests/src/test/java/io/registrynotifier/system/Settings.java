package io.registrynotifier.system;

import io.registrynotifier.testkit.receiver.WebhookReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Configuration files of the product, as an operator writes them, with short waits. */
final class Settings {
  private Settings() {}

  /** For a process with a broker inside. */
  static Path standalone(Path directory, List<String> endpoints) {
    return write(directory, "notifications: {endpoints: [" + String.join(", ", endpoints) + "]}\n");
  }

  /** For processes that use this broker. */
  static Path clustered(Path directory, String bootstrapServers, List<String> endpoints) {
    return write(
        directory,
        "kafka: {bootstrap.servers: \""
            + bootstrapServers
            + "\"}\n"
            + "notifications: {endpoints: ["
            + String.join(", ", endpoints)
            + "]}\n");
  }

  /** An endpoint that is given plenty of time, since the machine may be busy. */
  static String endpoint(String name, WebhookReceiver receiver) {
    return endpoint(name, receiver.url(), Duration.ofSeconds(10));
  }

  /** An endpoint whose every attempt is given up after half a second. */
  static String impatientEndpoint(String name, WebhookReceiver receiver) {
    return endpoint(name, receiver.url(), Duration.ofMillis(500));
  }

  private static String endpoint(String name, URI url, Duration timeout) {
    return ("{name: %s, url: \"%s\", timeout: %dms, threshold: 5, backoff: 50ms,"
            + " retry: {maxbackoff: 400ms}, start: earliest}")
        .formatted(name, url, timeout.toMillis());
  }

  private static Path write(Path directory, String yaml) {
    try {
      return Files.writeString(directory.resolve("notifier.yml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("writing the configuration", e);
    }
  }
}
