package io.registrynotifier.producer.listener;

import io.registrynotifier.producer.registry.Digest;
import io.registrynotifier.producer.registry.Manifest;
import io.registrynotifier.producer.registry.ManifestOptions;
import io.registrynotifier.producer.registry.ManifestService;
import java.io.IOException;

/** Tells of manifests that were pushed, pulled and deleted. */
record ListeningManifests(String repository, ManifestService manifests, ManifestListener listener)
    implements ManifestService {
  @Override
  public boolean exists(Digest digest) throws IOException {
    return manifests.exists(digest);
  }

  @Override
  public Manifest get(Digest digest, ManifestOptions options) throws IOException {
    Manifest manifest = manifests.get(digest, options);
    listener.pulled(repository, manifest, options);
    return manifest;
  }

  @Override
  public Digest put(Manifest manifest, ManifestOptions options) throws IOException {
    Digest digest = manifests.put(manifest, options);
    listener.pushed(repository, manifest, options);
    return digest;
  }

  @Override
  public void delete(Digest digest) throws IOException {
    manifests.delete(digest);
    listener.deleted(repository, digest);
  }
}
