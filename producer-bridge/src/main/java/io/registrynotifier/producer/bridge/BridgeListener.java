package io.registrynotifier.producer.bridge;

import static io.registrynotifier.event.Actions.DELETE;
import static io.registrynotifier.event.Actions.MOUNT;
import static io.registrynotifier.event.Actions.PULL;
import static io.registrynotifier.event.Actions.PUSH;

import io.registrynotifier.event.Descriptor;
import io.registrynotifier.event.Target;
import io.registrynotifier.producer.listener.BlobListener;
import io.registrynotifier.producer.listener.Listener;
import io.registrynotifier.producer.listener.ManifestListener;
import io.registrynotifier.producer.listener.RepositoryListener;
import io.registrynotifier.producer.listener.TagListener;
import io.registrynotifier.producer.registry.Digest;
import io.registrynotifier.producer.registry.Manifest;
import io.registrynotifier.producer.registry.ManifestOptions;
import java.util.function.Supplier;

/** Makes an event of each notification of one request, and sends it. Thread-safe. */
record BridgeListener(EventMaker maker, Targets targets, Outbox outbox) implements Listener {
  @Override
  public ManifestListener manifests() {
    return new Manifests(this);
  }

  @Override
  public BlobListener blobs() {
    return new Blobs(this);
  }

  @Override
  public TagListener tags() {
    return (repository, tag) -> send(DELETE, () -> targets.deletedTag(repository, tag));
  }

  @Override
  public RepositoryListener repositories() {
    return repository -> send(DELETE, () -> targets.deletedRepository(repository));
  }

  private void send(String action, Supplier<Target> target) {
    outbox.send(() -> maker.event(action, target.get()));
  }

  private record Manifests(BridgeListener bridge) implements ManifestListener {
    @Override
    public void pushed(String repository, Manifest manifest, ManifestOptions options) {
      bridge.send(PUSH, () -> bridge.targets.manifest(repository, manifest, options));
    }

    @Override
    public void pulled(String repository, Manifest manifest, ManifestOptions options) {
      bridge.send(PULL, () -> bridge.targets.manifest(repository, manifest, options));
    }

    @Override
    public void deleted(String repository, Digest digest) {
      bridge.send(DELETE, () -> bridge.targets.deleted(repository, digest));
    }
  }

  private record Blobs(BridgeListener bridge) implements BlobListener {
    @Override
    public void pushed(String repository, Descriptor blob) {
      bridge.send(PUSH, () -> bridge.targets.blob(repository, blob));
    }

    @Override
    public void pulled(String repository, Descriptor blob) {
      bridge.send(PULL, () -> bridge.targets.blob(repository, blob));
    }

    @Override
    public void mounted(String repository, Descriptor blob, String fromRepository) {
      bridge.send(MOUNT, () -> bridge.targets.mounted(repository, blob, fromRepository));
    }

    @Override
    public void deleted(String repository, Digest digest) {
      bridge.send(DELETE, () -> bridge.targets.deleted(repository, digest));
    }
  }
}
