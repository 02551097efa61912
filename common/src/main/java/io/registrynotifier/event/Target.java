package io.registrynotifier.event;

import java.util.List;
import java.util.Objects;

/**
 * What an event is about: a descriptor and where it stands. On the wire both are one object, so the
 * unknown members of that object are the descriptor's.
 *
 * @param descriptor the manifest or blob; empty for a deleted tag or repository
 * @param length the size once more, as registries send it for old consumers; zero if not said
 * @param repository the repository's name; an event without one is legal
 * @param fromRepository where a mounted blob comes from
 * @param url where the content can be fetched; empty for deletes
 * @param tag the tag that the client used, if it used one
 * @param references what a manifest points at, if the registry is told to include it
 */
public record Target(
    Descriptor descriptor,
    long length,
    String repository,
    String fromRepository,
    String url,
    String tag,
    List<Descriptor> references) {
  /** Refuses null and copies the list. */
  public Target {
    Objects.requireNonNull(descriptor, "descriptor");
    Objects.requireNonNull(repository, "repository");
    Objects.requireNonNull(fromRepository, "fromRepository");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(tag, "tag");
    references = List.copyOf(references);
  }

  /** Content in a repository, with the length that registries repeat beside the size. */
  public static Target of(Descriptor descriptor, String repository) {
    return new Target(descriptor, descriptor.size(), repository, "", "", "", List.of());
  }

  public Target withFromRepository(String fromRepository) {
    return new Target(descriptor, length, repository, fromRepository, url, tag, references);
  }

  public Target withUrl(String url) {
    return new Target(descriptor, length, repository, fromRepository, url, tag, references);
  }

  public Target withTag(String tag) {
    return new Target(descriptor, length, repository, fromRepository, url, tag, references);
  }

  public Target withReferences(List<Descriptor> references) {
    return new Target(descriptor, length, repository, fromRepository, url, tag, references);
  }
}
