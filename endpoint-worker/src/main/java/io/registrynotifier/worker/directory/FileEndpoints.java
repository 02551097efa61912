package io.registrynotifier.worker.directory;

import io.registrynotifier.config.DirectorySettings;
import io.registrynotifier.config.EndpointDefinition;
import io.registrynotifier.config.WrittenSecrets;
import io.registrynotifier.endpoint.Endpoint;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The endpoints of this process's configuration file, and what the directory has yet to be told of
 * them. An endpoint that the directory has is applied again only when its definition is another
 * than the one that was applied last, so that what was changed since stays. Immutable.
 */
final class FileEndpoints {
  private final Map<String, SealedDefinition> sealed = new LinkedHashMap<>();
  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
  private final SecretKeys keys;

  private FileEndpoints(SecretKeys keys) {
    this.keys = keys;
  }

  static FileEndpoints of(List<Endpoint> endpoints, DirectorySettings settings, SecretKeys keys) {
    FileEndpoints file = new FileEndpoints(keys);
    for (Endpoint endpoint : endpoints) {
      WrittenSecrets written =
          settings.written().getOrDefault(endpoint.name(), WrittenSecrets.of(endpoint));
      file.endpoints.put(endpoint.name(), endpoint);
      file.sealed.put(
          endpoint.name(),
          Sealing.seal(
              new EndpointDefinition(endpoint, written, List.of()),
              keys,
              Sealing.Literals.LEFT_IN_FILE,
              Optional.empty()));
    }
    return file;
  }

  Map<String, Endpoint> endpoints() {
    return endpoints;
  }

  /** What is to be written; an endpoint on its way out is left until it is gone. */
  Map<String, Optional<StoredEntry>> missingIn(DirectoryState state, Instant now) {
    Map<String, Optional<StoredEntry>> missing = new LinkedHashMap<>();
    sealed.forEach(
        (name, definition) -> {
          Optional<StoredEntry> stored = state.find(name).map(Kept::stored);
          if (stored.isEmpty()) {
            missing.put(
                name, Optional.of(definition.entry(keys, Origin.FILE, state.creation(now))));
          } else if (stored.get().activity() != Activity.DELETING
              && !definition.matches(stored.get().applied(), keys)) {
            StoredEntry next = definition.entry(keys, Origin.FILE, now);
            missing.put(name, Optional.of(stored.get().redefined(next).withChanged(now)));
          }
        });
    return missing;
  }

  /** An endpoint that the directory does not have yet, as it runs meanwhile. */
  static DirectoryEntry unwritten(Endpoint endpoint) {
    return new DirectoryEntry(
        endpoint,
        endpoint.disabled() ? Activity.DISABLED : Activity.RUNNING,
        Optional.empty(),
        -1,
        Instant.EPOCH,
        Instant.EPOCH,
        Origin.FILE,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
