package io.registrynotifier.producer.listener;

import io.registrynotifier.event.Descriptor;
import io.registrynotifier.producer.registry.Digest;
import io.registrynotifier.producer.registry.Manifest;
import io.registrynotifier.producer.registry.ManifestOptions;

/** Fails every notification as its defect does. */
record ThrowingListener(Defect defect)
    implements Listener, ManifestListener, BlobListener, TagListener, RepositoryListener {
  @Override
  public ManifestListener manifests() {
    return this;
  }

  @Override
  public BlobListener blobs() {
    return this;
  }

  @Override
  public TagListener tags() {
    return this;
  }

  @Override
  public RepositoryListener repositories() {
    defect.strike();
    return this;
  }

  @Override
  public void pushed(String repository, Manifest manifest, ManifestOptions options) {
    defect.strike();
  }

  @Override
  public void pulled(String repository, Manifest manifest, ManifestOptions options) {
    defect.strike();
  }

  @Override
  public void pushed(String repository, Descriptor blob) {
    defect.strike();
  }

  @Override
  public void pulled(String repository, Descriptor blob) {
    defect.strike();
  }

  @Override
  public void mounted(String repository, Descriptor blob, String fromRepository) {
    defect.strike();
  }

  @Override
  public void deleted(String repository, Digest digest) {
    defect.strike();
  }

  @Override
  public void deleted(String repository, String tag) {
    defect.strike();
  }

  @Override
  public void deleted(String repository) {
    defect.strike();
  }

  /** Throws. */
  interface Defect {
    void strike();
  }
}
