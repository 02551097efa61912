package io.registrynotifier.event;

import java.util.Objects;

/**
 * Who caused an event.
 *
 * @param name the authorised user, empty if anonymous
 * @param unknown members that are not of the registry's own {@code actor}
 */
public record Actor(String name, UnknownMembers unknown) {
  /** Nobody that the registry knows by name; {@code {}} on the wire. */
  public static final Actor ANONYMOUS = of("");

  /** Refuses null. */
  public Actor {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(unknown, "unknown");
  }

  public static Actor of(String name) {
    return new Actor(name, UnknownMembers.NONE);
  }
}
