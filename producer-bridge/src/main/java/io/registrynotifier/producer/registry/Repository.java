package io.registrynotifier.producer.registry;

/** One repository and its services. Thread-safe if the services are. */
public interface Repository {
  /** The repository's name in the registry, such as {@code library/alpine}. */
  String name();

  ManifestService manifests();

  BlobService blobs();

  UploadService uploads();

  TagService tags();
}
