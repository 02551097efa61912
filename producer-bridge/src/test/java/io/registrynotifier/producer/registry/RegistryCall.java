package io.registrynotifier.producer.registry;

import static io.registrynotifier.producer.registry.FakeRegistry.BLOB_DIGEST;
import static io.registrynotifier.producer.registry.FakeRegistry.CONTENT;
import static io.registrynotifier.producer.registry.FakeRegistry.MANIFEST;
import static io.registrynotifier.producer.registry.FakeRegistry.MANIFEST_DIGEST;
import static io.registrynotifier.producer.registry.FakeRegistry.NAME;
import static io.registrynotifier.producer.registry.FakeRegistry.OTHER;
import static io.registrynotifier.producer.registry.FakeRegistry.TAG;
import static io.registrynotifier.producer.registry.ManifestOptions.BY_DIGEST;
import static io.registrynotifier.producer.registry.ManifestOptions.byTag;

import java.io.IOException;
import java.util.Locale;

/** The nine calls of which a registry notifies. */
public enum RegistryCall {
  MANIFEST_PUSHED,
  MANIFEST_PULLED,
  MANIFEST_DELETED,
  BLOB_PUSHED,
  BLOB_PULLED,
  BLOB_MOUNTED,
  BLOB_DELETED,
  TAG_DELETED,
  REPOSITORY_DELETED;

  /** Makes the call and returns its result, or what it was about where it has none. */
  public Object make(Repository repository, RepositoryRemover remover) throws IOException {
    return switch (this) {
      case MANIFEST_PUSHED -> repository.manifests().put(MANIFEST, byTag(TAG));
      case MANIFEST_PULLED -> repository.manifests().get(MANIFEST_DIGEST, BY_DIGEST);
      case MANIFEST_DELETED -> {
        repository.manifests().delete(MANIFEST_DIGEST);
        yield MANIFEST_DIGEST;
      }
      case BLOB_PUSHED -> repository.uploads().put("application/octet-stream", CONTENT);
      case BLOB_PULLED -> repository.blobs().open(BLOB_DIGEST).descriptor();
      case BLOB_MOUNTED -> repository.uploads().mount(BLOB_DIGEST, OTHER);
      case BLOB_DELETED -> {
        repository.blobs().delete(BLOB_DIGEST);
        yield BLOB_DIGEST;
      }
      case TAG_DELETED -> {
        repository.tags().untag(TAG);
        yield TAG;
      }
      case REPOSITORY_DELETED -> {
        remover.remove(NAME);
        yield NAME;
      }
    };
  }

  /** The notification's name. */
  public String notification() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
