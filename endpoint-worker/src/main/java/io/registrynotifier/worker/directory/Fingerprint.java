package io.registrynotifier.worker.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/**
 * What tells one definition from another, kept so that nobody without the key can guess secrets by
 * it: with a key, everything under its HMAC; without one, what is in the clear, under SHA-256.
 *
 * @param open the definition with a mark in place of each literal secret
 * @param whole the definition with its secrets as they were written
 */
record Fingerprint(String open, String whole) {
  /** {@code KEYID:DIGEST}, or {@code :DIGEST} without a key. */
  String hash(SecretKeys keys) {
    return keys.current().map(this::under).orElseGet(this::openHash);
  }

  /** Whether a hash, made under whichever key, is of this definition. */
  boolean matches(String hash, SecretKeys keys) {
    String id = hash.substring(0, Math.max(0, hash.indexOf(':')));
    String own = id.isEmpty() ? openHash() : keys.find(id).map(this::under).orElse("");
    return own.equals(hash);
  }

  private String under(SecretKey key) {
    return key.id() + ":" + key.mac(whole);
  }

  private String openHash() {
    return ":" + HexFormat.of().formatHex(SecretKey.sha256(open.getBytes(UTF_8)));
  }

  @Override
  public String toString() {
    return "Fingerprint";
  }
}
