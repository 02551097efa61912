package io.registrynotifier.producer.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * How a client asked for a manifest.
 *
 * @param tag the tag that it used; empty when it used the digest
 */
public record ManifestOptions(Optional<String> tag) {
  /** The client named the digest. */
  public static final ManifestOptions BY_DIGEST = new ManifestOptions(Optional.empty());

  /** Refuses null. */
  public ManifestOptions {
    Objects.requireNonNull(tag, "tag");
  }

  /** The client named this tag. */
  public static ManifestOptions byTag(String tag) {
    return new ManifestOptions(Optional.of(tag));
  }
}
