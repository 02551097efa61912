package io.registrynotifier.producer.listener;

import io.registrynotifier.producer.registry.Digest;
import io.registrynotifier.producer.registry.Manifest;
import io.registrynotifier.producer.registry.ManifestOptions;

/** Hears of manifests. */
public interface ManifestListener {
  /** The manifest is stored; a tag may not point at it yet. */
  void pushed(String repository, Manifest manifest, ManifestOptions options);

  void pulled(String repository, Manifest manifest, ManifestOptions options);

  void deleted(String repository, Digest digest);
}
