package io.registrynotifier.producer.registry;

import java.util.Objects;

/**
 * A manifest as it was sent: its media type and its bytes, which alone decide its digest and size.
 *
 * <p>Immutable by agreement: the array is handed out, not copied, and nobody writes to it.
 */
public final class Manifest {
  private final String mediaType;
  private final byte[] payload;

  private Manifest(String mediaType, byte[] payload) {
    this.mediaType = Objects.requireNonNull(mediaType, "mediaType");
    this.payload = Objects.requireNonNull(payload, "payload");
  }

  public static Manifest of(String mediaType, byte[] payload) {
    return new Manifest(mediaType, payload);
  }

  public String mediaType() {
    return mediaType;
  }

  /** Not to be written to. */
  public byte[] payload() {
    return payload;
  }

  /** Says how much it is; never its payload. */
  @Override
  public String toString() {
    return "manifest " + mediaType + " of " + payload.length + " bytes";
  }
}
