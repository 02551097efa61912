package io.registrynotifier.system.registry;

/** A manifest or a list of manifests: content with a media type. */
public record Manifest(String mediaType, Blob content) {
  static final String IMAGE = "application/vnd.docker.distribution.manifest.v2+json";
  static final String LIST = "application/vnd.docker.distribution.manifest.list.v2+json";

  static Manifest of(String mediaType, String json) {
    return new Manifest(mediaType, Blob.of(json));
  }

  /** The digest that it is known by. */
  public String digest() {
    return content.digest();
  }
}
