package io.registrynotifier.producer.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of content by what it is (OCI image specification, "Digests").
 *
 * @param value algorithm and encoded hash, such as {@code sha256:...}
 */
public record Digest(String value) {
  private static final Pattern LEGAL =
      Pattern.compile("[a-z0-9]+(?:[+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+");

  /** Refuses what is no digest; which algorithm and how long is the registry's business. */
  public Digest {
    if (!LEGAL.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "digest \"" + value + "\": expected algorithm:hash, such as sha256:...");
    }
  }

  /** The canonical digest of a content. */
  public static Digest sha256(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return new Digest("sha256:" + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
