package io.registrynotifier.worker.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.registrynotifier.config.ConfigException;
import io.registrynotifier.config.EndpointDefinition;
import io.registrynotifier.config.References;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Headers;
import io.registrynotifier.worker.directory.StoredSecret.Sealed;
import io.registrynotifier.worker.directory.StoredSecret.Written;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads entries of the topic with the keys, variables, files and configuration that this process
 * has. What cannot be read stands masked, and the entry says why. Thread-safe.
 */
final class Opening {
  private static final URI UNKNOWN = URI.create("http://unknown.invalid/");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SecretKeys keys;
  private final References references;
  private final Map<String, Endpoint> file;

  /** {@code file} holds the endpoints of this process's own configuration, by name. */
  Opening(SecretKeys keys, References references, Map<String, Endpoint> file) {
    this.keys = keys;
    this.references = references;
    this.file = Map.copyOf(file);
  }

  Kept open(String name, StoredEntry stored, long revision) {
    Attempt attempt = new Attempt(name, stored);
    Endpoint endpoint = attempt.endpoint();
    return new Kept(
        stored,
        new DirectoryEntry(
            endpoint,
            stored.activity(),
            stored.reason(),
            revision,
            stored.created(),
            stored.changed(),
            stored.origin(),
            attempt.problem,
            stored.retryAt(),
            stored.skips()));
  }

  /** Confined to one entry. */
  private final class Attempt {
    private final String name;
    private final StoredEntry stored;
    private Optional<String> problem = Optional.empty();

    Attempt(String name, StoredEntry stored) {
      this.name = name;
      this.stored = stored;
    }

    Endpoint endpoint() {
      try {
        return EndpointDefinition.read(json().toString(), text -> text).endpoint();
      } catch (ConfigException | JsonProcessingException e) {
        failed(
            e instanceof ConfigException config
                ? config.problems().get(0).key() + ": " + config.problems().get(0).message()
                : "its definition is no JSON");
        return Endpoint.of(name, shownUrl());
      }
    }

    private ObjectNode json() throws JsonProcessingException {
      ObjectNode json = (ObjectNode) MAPPER.readTree(stored.definition());
      json.put("name", name);
      json.put("disabled", stored.disabled());
      json.put("url", url());
      ObjectNode headers = json.putObject("headers");
      stored
          .secrets()
          .headers()
          .forEach((header, values) -> fill(headers.putArray(header), header, values));
      return json;
    }

    private void fill(ArrayNode json, String header, List<StoredSecret> values) {
      for (StoredSecret value : values) {
        json.add(header(header, value, json.size()));
      }
    }

    private String header(String header, StoredSecret value, int index) {
      String key = "headers." + header;
      try {
        return value instanceof StoredSecret.InFile
            ? headerInFile(header, index)
            : filled(key, value);
      } catch (UnreadableSecretException e) {
        failed(key + ": " + e.getMessage());
        return Headers.MASK;
      }
    }

    private String url() {
      try {
        return stored.secrets().url() instanceof StoredSecret.InFile
            ? inFile().url().toString()
            : filled("url", stored.secrets().url());
      } catch (UnreadableSecretException e) {
        failed("url: " + e.getMessage());
        return shownUrl() + "?" + Headers.MASK;
      }
    }

    private URI shownUrl() {
      try {
        URI base = new URI(stored.secrets().base());
        return base.getHost() == null ? UNKNOWN : base;
      } catch (URISyntaxException e) {
        return UNKNOWN;
      }
    }

    private String filled(String key, StoredSecret secret) throws UnreadableSecretException {
      String written =
          secret instanceof Sealed sealed
              ? keys.open(sealed.text(), Sealing.owner(name, key))
              : ((Written) secret).text();
      try {
        return references.fill(written);
      } catch (IllegalArgumentException e) {
        throw new UnreadableSecretException(String.valueOf(e.getMessage()));
      }
    }

    private String headerInFile(String header, int index) throws UnreadableSecretException {
      List<String> values = inFile().headers().values().getOrDefault(header, List.of());
      if (index >= values.size()) {
        throw missingInFile();
      }
      return values.get(index);
    }

    private Endpoint inFile() throws UnreadableSecretException {
      Endpoint endpoint = file.get(name);
      if (endpoint == null) {
        throw missingInFile();
      }
      return endpoint;
    }

    private UnreadableSecretException missingInFile() {
      return new UnreadableSecretException(
          "its value stands in another process's configuration file, and not in this one's");
    }

    private void failed(String why) {
      problem = problem.or(() -> Optional.of(why));
    }
  }
}
