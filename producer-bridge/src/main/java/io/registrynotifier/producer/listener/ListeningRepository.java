package io.registrynotifier.producer.listener;

import io.registrynotifier.producer.registry.BlobService;
import io.registrynotifier.producer.registry.ManifestService;
import io.registrynotifier.producer.registry.Repository;
import io.registrynotifier.producer.registry.TagService;
import io.registrynotifier.producer.registry.UploadService;
import java.util.Objects;

/**
 * A repository that tells a listener of each call that succeeded.
 *
 * <p>Results and exceptions are those of the repository inside, unchanged; a call that throws is
 * not told; a listener that fails harms no call. Thread-safe if the repository inside is.
 */
public final class ListeningRepository implements Repository {
  private final Repository repository;
  private final NeverThrowListener listener;

  private ListeningRepository(Repository repository, NeverThrowListener listener) {
    this.repository = Objects.requireNonNull(repository, "repository");
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /** Listens to the repository, for one request when the listener is one request's. */
  public static ListeningRepository of(Repository repository, NeverThrowListener listener) {
    return new ListeningRepository(repository, listener);
  }

  @Override
  public String name() {
    return repository.name();
  }

  @Override
  public ManifestService manifests() {
    return new ListeningManifests(name(), repository.manifests(), listener.manifests());
  }

  @Override
  public BlobService blobs() {
    return new ListeningBlobs(name(), repository.blobs(), listener.blobs());
  }

  @Override
  public UploadService uploads() {
    return new ListeningUploads(name(), repository.uploads(), listener.blobs());
  }

  @Override
  public TagService tags() {
    return new ListeningTags(name(), repository.tags(), listener.tags());
  }
}
