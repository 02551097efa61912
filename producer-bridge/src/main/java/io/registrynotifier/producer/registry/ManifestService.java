package io.registrynotifier.producer.registry;

import java.io.IOException;

/** A repository's manifests. Every method fails with the registry's own exception. */
public interface ManifestService {
  boolean exists(Digest digest) throws IOException;

  /** The manifest, for a client that pulls it: also for HEAD, as in the registry. */
  Manifest get(Digest digest, ManifestOptions options) throws IOException;

  /** Stores the manifest and names it; a tag in the options says how the client named it. */
  Digest put(Manifest manifest, ManifestOptions options) throws IOException;

  void delete(Digest digest) throws IOException;
}
