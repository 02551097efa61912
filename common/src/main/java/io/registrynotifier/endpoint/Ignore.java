package io.registrynotifier.endpoint;

import java.util.Set;

/**
 * Events that an endpoint does not want: those with one of the media types OR one of the actions
 * (exact, case-sensitive), as in the registry's {@code ignore} block.
 */
public record Ignore(Set<String> mediaTypes, Set<String> actions) {
  /** An endpoint that wants everything. */
  public static final Ignore NOTHING = new Ignore(Set.of(), Set.of());

  /** Copies the sets. */
  public Ignore {
    mediaTypes = Set.copyOf(mediaTypes);
    actions = Set.copyOf(actions);
  }

  /** Whether an event of this media type and action is left out. */
  public boolean matches(String mediaType, String action) {
    return mediaTypes.contains(mediaType) || actions.contains(action);
  }
}
