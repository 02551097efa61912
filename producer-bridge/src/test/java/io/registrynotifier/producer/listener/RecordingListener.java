package io.registrynotifier.producer.listener;

import io.registrynotifier.event.Descriptor;
import io.registrynotifier.producer.registry.Digest;
import io.registrynotifier.producer.registry.Manifest;
import io.registrynotifier.producer.registry.ManifestOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers each notification as a line of text. Thread-safe. */
final class RecordingListener implements Listener {
  private final List<String> heard = new CopyOnWriteArrayList<>();

  List<String> heard() {
    return heard;
  }

  @Override
  public ManifestListener manifests() {
    return new Manifests(heard);
  }

  @Override
  public BlobListener blobs() {
    return new Blobs(heard);
  }

  @Override
  public TagListener tags() {
    return (repository, tag) -> heard.add("tag deleted " + repository + " " + tag);
  }

  @Override
  public RepositoryListener repositories() {
    return repository -> heard.add("repository deleted " + repository);
  }

  private record Manifests(List<String> heard) implements ManifestListener {
    @Override
    public void pushed(String repository, Manifest manifest, ManifestOptions options) {
      heard.add("manifest pushed " + repository + " " + options.tag().orElse("-"));
    }

    @Override
    public void pulled(String repository, Manifest manifest, ManifestOptions options) {
      heard.add("manifest pulled " + repository + " " + options.tag().orElse("-"));
    }

    @Override
    public void deleted(String repository, Digest digest) {
      heard.add("manifest deleted " + repository + " " + digest);
    }
  }

  private record Blobs(List<String> heard) implements BlobListener {
    @Override
    public void pushed(String repository, Descriptor blob) {
      heard.add("blob pushed " + repository + " " + blob.digest());
    }

    @Override
    public void pulled(String repository, Descriptor blob) {
      heard.add("blob pulled " + repository + " " + blob.digest());
    }

    @Override
    public void mounted(String repository, Descriptor blob, String fromRepository) {
      heard.add("blob mounted " + repository + " " + blob.digest() + " " + fromRepository);
    }

    @Override
    public void deleted(String repository, Digest digest) {
      heard.add("blob deleted " + repository + " " + digest);
    }
  }
}
