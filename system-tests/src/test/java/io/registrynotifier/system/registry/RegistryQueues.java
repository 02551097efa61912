package io.registrynotifier.system.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

/** The registry's queues of events that are not yet delivered, as its debug page shows them. */
public final class RegistryQueues {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI page;

  private RegistryQueues(URI page) {
    this.page = page;
  }

  /** The queues on this debug page. */
  public static RegistryQueues at(URI page) {
    return new RegistryQueues(page);
  }

  /** Events queued for an endpoint or under way to it. */
  public long pending(String endpoint) {
    return metrics(endpoint).path("Pending").asLong();
  }

  /** Events that an endpoint has accepted since the registry started. */
  public long delivered(String endpoint) {
    return metrics(endpoint).path("Successes").asLong();
  }

  private JsonNode metrics(String endpoint) {
    for (JsonNode each : read().at("/registry/notifications/endpoints")) {
      if (each.path("name").asText().equals(endpoint)) {
        return each.path("Metrics");
      }
    }
    throw new IllegalArgumentException("the registry has no endpoint " + endpoint);
  }

  private JsonNode read() {
    try (InputStream body = page.toURL().openStream()) {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + page, e);
    }
  }
}
