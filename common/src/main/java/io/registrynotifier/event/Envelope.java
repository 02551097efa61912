package io.registrynotifier.event;

import java.util.List;
import java.util.Objects;

/**
 * What a registry posts: events in the order in which they happened, at times none.
 *
 * @param unknown members that are not of the registry's own envelope
 */
public record Envelope(List<Event> events, UnknownMembers unknown) {
  /** Refuses null and copies the list. */
  public Envelope {
    events = List.copyOf(events);
    Objects.requireNonNull(unknown, "unknown");
  }

  public static Envelope of(List<Event> events) {
    return new Envelope(events, UnknownMembers.NONE);
  }
}
