package io.registrynotifier.event;

/** The media types of the registry's envelopes. */
public final class MediaTypes {
  /** Registries 2.0.0 to 2.8.3. */
  public static final String EVENTS_V1 = "application/vnd.docker.distribution.events.v1+json";

  /** Registries from 3.0.0-alpha.1 on. */
  public static final String EVENTS_V2 = "application/vnd.docker.distribution.events.v2+json";

  private MediaTypes() {}
}
