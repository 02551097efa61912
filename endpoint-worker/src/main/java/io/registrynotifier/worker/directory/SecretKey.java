package io.registrynotifier.worker.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key of 32 bytes, and the name it goes by. Printing it shows its name alone. */
final class SecretKey {
  private static final int ID_BYTES = 4;

  private final String id;
  private final byte[] bytes;

  private SecretKey(String id, byte[] bytes) {
    this.id = id;
    this.bytes = bytes;
  }

  /** Named after its own digest, so that nobody has to name it. */
  static SecretKey of(byte[] bytes) {
    return new SecretKey(HexFormat.of().formatHex(sha256(bytes), 0, ID_BYTES), bytes.clone());
  }

  String id() {
    return id;
  }

  SecretKeySpec spec() {
    return new SecretKeySpec(bytes, "AES");
  }

  /** Tells texts apart without telling what they are to who has no key. */
  String mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC is missing in this Java", e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is missing in this Java", e);
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
