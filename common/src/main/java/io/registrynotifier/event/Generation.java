package io.registrynotifier.event;

import java.util.Locale;
import java.util.Optional;

/** The two generations of registries, which differ in their media type and in their JSON. */
public enum Generation {
  /** Registries 2.0.0 to 2.8.3: {@code size} before {@code digest}, empty members left out. */
  V1(MediaTypes.EVENTS_V1),
  /** Registries from 3.0 on: {@code digest} before {@code size}, both written even when empty. */
  V2(MediaTypes.EVENTS_V2);

  private final String mediaType;

  Generation(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * The generation that a {@code Content-Type} names: case does not matter (RFC 9110 8.3.1) and
   * parameters, such as a charset, are passed over. Empty for any other type.
   */
  public static Optional<Generation> ofContentType(String contentType) {
    int semicolon = contentType.indexOf(';');
    String bare = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return switch (bare.strip().toLowerCase(Locale.ROOT)) {
      case MediaTypes.EVENTS_V1 -> Optional.of(V1);
      case MediaTypes.EVENTS_V2 -> Optional.of(V2);
      default -> Optional.empty();
    };
  }

  /** The media type of this generation's envelopes, without parameters. */
  public String mediaType() {
    return mediaType;
  }
}
