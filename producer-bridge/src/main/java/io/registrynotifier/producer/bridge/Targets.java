package io.registrynotifier.producer.bridge;

import io.registrynotifier.event.Descriptor;
import io.registrynotifier.event.Target;
import io.registrynotifier.producer.registry.Digest;
import io.registrynotifier.producer.registry.Manifest;
import io.registrynotifier.producer.registry.ManifestOptions;

/**
 * What events are about, by kind; each with the members that the registry's own events have.
 *
 * <p>A manifest's digest and size are those of its payload. Deletes say no more than what was
 * named.
 */
record Targets(UrlBuilder urls, References references) {
  private static final String ANY_BYTES = "application/octet-stream";

  Target manifest(String repository, Manifest manifest, ManifestOptions options) {
    byte[] payload = manifest.payload();
    Digest digest = Digest.sha256(payload);
    Target target =
        Target.of(Descriptor.of(manifest.mediaType(), digest.value(), payload.length), repository)
            .withUrl(urls.manifest(repository, digest))
            .withTag(options.tag().orElse(""));
    return switch (references) {
      case OMITTED -> target;
      case INCLUDED -> target.withReferences(ManifestReferences.of(manifest));
    };
  }

  Target blob(String repository, Descriptor blob) {
    return Target.of(blob.mediaType().isEmpty() ? withMediaType(blob) : blob, repository)
        .withUrl(urls.blob(repository, new Digest(blob.digest())));
  }

  Target mounted(String repository, Descriptor blob, String fromRepository) {
    return blob(repository, blob).withFromRepository(fromRepository);
  }

  Target deleted(String repository, Digest digest) {
    return Target.of(Descriptor.of("", digest.value(), 0), repository);
  }

  Target deletedTag(String repository, String tag) {
    return deletedRepository(repository).withTag(tag);
  }

  Target deletedRepository(String repository) {
    return Target.of(Descriptor.EMPTY, repository);
  }

  private static Descriptor withMediaType(Descriptor blob) {
    return new Descriptor(
        ANY_BYTES,
        blob.digest(),
        blob.size(),
        blob.urls(),
        blob.annotations(),
        blob.data(),
        blob.platform(),
        blob.artifactType(),
        blob.unknown());
  }
}
