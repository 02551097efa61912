package io.registrynotifier.worker.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A definition as the directory keeps it.
 *
 * @param fingerprint empty where some of its secrets were kept unseen
 */
record SealedDefinition(
    String definition, boolean disabled, StoredSecrets secrets, Optional<Fingerprint> fingerprint) {
  /** The entry of a new endpoint. */
  StoredEntry entry(SecretKeys keys, Origin origin, Instant now) {
    Optional<String> hash = fingerprint.map(known -> known.hash(keys));
    return new StoredEntry(
        definition,
        disabled,
        secrets,
        hash,
        origin == Origin.FILE ? hash : Optional.empty(),
        disabled ? Activity.DISABLED : Activity.RUNNING,
        Optional.empty(),
        now,
        now,
        origin,
        Optional.empty(),
        List.of());
  }

  /** Whether a hash was made of this definition. */
  boolean matches(Optional<String> hash, SecretKeys keys) {
    return fingerprint.isPresent()
        && hash.isPresent()
        && fingerprint.get().matches(hash.get(), keys);
  }
}
