package io.registrynotifier.producer.listener;

/**
 * Hears what succeeded in a registry, part by part in the shape of the repository: nine
 * notifications in all.
 *
 * <p>A notification comes in the thread of the registry's call, after the call succeeded and before
 * its caller goes on: it must not block.
 */
public interface Listener {
  ManifestListener manifests();

  BlobListener blobs();

  TagListener tags();

  RepositoryListener repositories();
}
