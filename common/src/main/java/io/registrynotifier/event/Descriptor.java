package io.registrynotifier.event;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a piece of content is: the OCI content descriptor. Texts are empty and the size is zero
 * where nothing is said, which is how the registry itself holds them.
 *
 * @param mediaType the content's media type
 * @param digest algorithm and hex, such as {@code sha256:...}
 * @param size bytes
 * @param urls where else the content may be had
 * @param annotations free texts by name
 * @param data the content itself in base64, as it stands on the wire; registries from 3.0 on
 * @param platform the machine that the content is for
 * @param artifactType the type of the artifact; registries from 3.0 on
 * @param unknown members of the object that are none of the registry's own
 */
public record Descriptor(
    String mediaType,
    String digest,
    long size,
    List<String> urls,
    Map<String, String> annotations,
    String data,
    Optional<Platform> platform,
    String artifactType,
    UnknownMembers unknown) {
  /** A descriptor that says nothing, as in the target of a deleted tag. */
  public static final Descriptor EMPTY = of("", "", 0);

  /** Refuses null and copies the collections. */
  public Descriptor {
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(digest, "digest");
    urls = List.copyOf(urls);
    annotations = Map.copyOf(annotations);
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(artifactType, "artifactType");
    Objects.requireNonNull(unknown, "unknown");
  }

  public static Descriptor of(String mediaType, String digest, long size) {
    return new Descriptor(
        mediaType,
        digest,
        size,
        List.of(),
        Map.of(),
        "",
        Optional.empty(),
        "",
        UnknownMembers.NONE);
  }
}
