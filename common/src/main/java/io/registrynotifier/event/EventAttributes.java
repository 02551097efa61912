package io.registrynotifier.event;

import java.util.Objects;

/**
 * What the way to the webhook needs to know of an event without reading its JSON again.
 *
 * <p>Texts are empty, never null, where the event has no such member. They are the registry's own
 * spelling, unchecked beyond being present: an unknown action is carried on as it is.
 *
 * @param id the event's id, never empty
 * @param action the event's action, never empty
 * @param mediaType {@code target.mediaType}; empty for deletes
 * @param repository {@code target.repository}
 * @param tag {@code target.tag}
 * @param digest {@code target.digest}
 * @param timestamp {@code timestamp} as it stood in the JSON: in RFC 3339 with up to nine fraction
 *     digits from every registry, but not checked; empty if there was none
 * @param source {@code source.addr}
 * @param envelopeMediaType the media type of the envelope that the event came in
 */
public record EventAttributes(
    String id,
    String action,
    String mediaType,
    String repository,
    String tag,
    String digest,
    String timestamp,
    String source,
    String envelopeMediaType) {

  /** Refuses an event that cannot be keyed or filtered. */
  public EventAttributes {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("event without an id");
    }
    if (action.isEmpty()) {
      throw new IllegalArgumentException("event " + id + " without an action");
    }
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(repository, "repository");
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(envelopeMediaType, "envelopeMediaType");
  }

  /** The attributes of an event of our own making. */
  static EventAttributes from(Event event, Generation generation) {
    Target target = event.target();
    return new EventAttributes(
        Utf8.wellFormed(event.id()),
        Utf8.wellFormed(event.action()),
        Utf8.wellFormed(target.descriptor().mediaType()),
        Utf8.wellFormed(target.repository()),
        Utf8.wellFormed(target.tag()),
        Utf8.wellFormed(target.descriptor().digest()),
        Timestamps.print(event.timestamp()),
        Utf8.wellFormed(event.source().addr()),
        generation.mediaType());
  }

  /** One repository, one key, one order; an event without a repository stands for itself. */
  public String key() {
    return repository.isEmpty() ? id : repository;
  }
}
