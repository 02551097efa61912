package io.registrynotifier.producer.listener;

import io.registrynotifier.event.Descriptor;
import io.registrynotifier.producer.registry.Digest;
import io.registrynotifier.producer.registry.Manifest;
import io.registrynotifier.producer.registry.ManifestOptions;
import java.util.Objects;

/**
 * A listener of which no notification ever throws: what the listener inside throws is reported to
 * {@link ListenerFailures}.
 *
 * <p>Thread-safe if the listener inside is.
 */
public final class NeverThrowListener implements Listener {
  private final Listener listener;
  private final Guard guard;

  private NeverThrowListener(Listener listener, Guard guard) {
    this.listener = Objects.requireNonNull(listener, "listener");
    this.guard = guard;
  }

  public static NeverThrowListener of(Listener listener, ListenerFailures failures) {
    return new NeverThrowListener(listener, new Guard(failures));
  }

  @Override
  public ManifestListener manifests() {
    return new Manifests(listener, guard);
  }

  @Override
  public BlobListener blobs() {
    return new Blobs(listener, guard);
  }

  @Override
  public TagListener tags() {
    return (repository, tag) ->
        guard.call("tag deleted", repository, () -> listener.tags().deleted(repository, tag));
  }

  @Override
  public RepositoryListener repositories() {
    return repository ->
        guard.call(
            "repository deleted", repository, () -> listener.repositories().deleted(repository));
  }

  private record Manifests(Listener listener, Guard guard) implements ManifestListener {
    @Override
    public void pushed(String repository, Manifest manifest, ManifestOptions options) {
      guard.call(
          "manifest pushed",
          repository,
          () -> listener.manifests().pushed(repository, manifest, options));
    }

    @Override
    public void pulled(String repository, Manifest manifest, ManifestOptions options) {
      guard.call(
          "manifest pulled",
          repository,
          () -> listener.manifests().pulled(repository, manifest, options));
    }

    @Override
    public void deleted(String repository, Digest digest) {
      guard.call(
          "manifest deleted", repository, () -> listener.manifests().deleted(repository, digest));
    }
  }

  private record Blobs(Listener listener, Guard guard) implements BlobListener {
    @Override
    public void pushed(String repository, Descriptor blob) {
      guard.call("blob pushed", repository, () -> listener.blobs().pushed(repository, blob));
    }

    @Override
    public void pulled(String repository, Descriptor blob) {
      guard.call("blob pulled", repository, () -> listener.blobs().pulled(repository, blob));
    }

    @Override
    public void mounted(String repository, Descriptor blob, String fromRepository) {
      guard.call(
          "blob mounted",
          repository,
          () -> listener.blobs().mounted(repository, blob, fromRepository));
    }

    @Override
    public void deleted(String repository, Digest digest) {
      guard.call("blob deleted", repository, () -> listener.blobs().deleted(repository, digest));
    }
  }
}
