package io.registrynotifier.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.endpoint.Headers;
import java.security.MessageDigest;

/** A text that must never be seen: printing it shows a mask. */
public record Secret(String value) {
  /**
   * Whether a presented text is this secret, in a time that tells nothing of how alike they are.
   */
  public boolean matches(String presented) {
    return MessageDigest.isEqual(value.getBytes(UTF_8), presented.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return Headers.MASK;
  }
}
