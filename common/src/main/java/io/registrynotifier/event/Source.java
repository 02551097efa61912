package io.registrynotifier.event;

import java.util.Objects;

/**
 * The registry process that reports an event.
 *
 * @param addr host and port of the registry, empty if it does not say
 * @param instanceId one id for the life of the registry's process, spelt with a capital ID on the
 *     wire; empty if it does not say
 * @param unknown members that are not of the registry's own {@code source}
 */
public record Source(String addr, String instanceId, UnknownMembers unknown) {
  /** A registry that says nothing of itself. */
  public static final Source NONE = of("", "");

  /** Refuses null. */
  public Source {
    Objects.requireNonNull(addr, "addr");
    Objects.requireNonNull(instanceId, "instanceId");
    Objects.requireNonNull(unknown, "unknown");
  }

  public static Source of(String addr, String instanceId) {
    return new Source(addr, instanceId, UnknownMembers.NONE);
  }
}
