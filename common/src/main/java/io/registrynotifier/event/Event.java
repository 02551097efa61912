package io.registrynotifier.event;

import java.time.OffsetDateTime;
import java.util.Objects;

/**
 * One thing that happened in a registry.
 *
 * @param id unique to the event; never empty
 * @param timestamp when the registry made the event, to the nanosecond, in the registry's own zone;
 *     a year of four digits and an offset of full minutes, since RFC 3339 cannot say others
 * @param action what happened, see {@link Actions}; any text but the empty one
 * @param target what it happened to
 * @param request the client's call that caused it
 * @param actor who called
 * @param source the registry's process that reports it
 * @param unknown members that are not of the registry's own event
 */
public record Event(
    String id,
    OffsetDateTime timestamp,
    String action,
    Target target,
    Request request,
    Actor actor,
    Source source,
    UnknownMembers unknown) {
  /** Refuses an event that could not be told from others or filtered. */
  public Event {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("event without an id");
    }
    if (action.isEmpty()) {
      throw new IllegalArgumentException("event " + id + " without an action");
    }
    Timestamps.requireWritable(timestamp);
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(unknown, "unknown");
  }

  public static Event of(
      String id,
      OffsetDateTime timestamp,
      String action,
      Target target,
      Request request,
      Actor actor,
      Source source) {
    return new Event(id, timestamp, action, target, request, actor, source, UnknownMembers.NONE);
  }

  /** Names the event; never its payload. */
  @Override
  public String toString() {
    return "event " + id;
  }
}
