package io.registrynotifier.worker.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.config.DirectorySettings;
import io.registrynotifier.config.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts and decrypts secrets with AES-256-GCM (NIST SP 800-38D), each with a random nonce of 96
 * bits. What a secret belongs to is authenticated with it: nobody can give one endpoint's secret to
 * another. Thread-safe.
 */
final class SecretKeys {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Optional<SecretKey> current;
  private final Map<String, SecretKey> byId = new HashMap<>();
  private final SecureRandom random = new SecureRandom();

  private SecretKeys(Optional<SecretKey> current) {
    this.current = current;
  }

  static SecretKeys of(DirectorySettings settings) {
    SecretKeys keys = new SecretKeys(settings.key().map(SecretKeys::key));
    settings.previousKeys().stream()
        .map(SecretKeys::key)
        .forEach(key -> keys.byId.put(key.id(), key));
    keys.current.ifPresent(key -> keys.byId.put(key.id(), key));
    return keys;
  }

  private static SecretKey key(Secret secret) {
    return SecretKey.of(Base64.getDecoder().decode(secret.value()));
  }

  /** The key that encrypts; empty where there is none. */
  Optional<SecretKey> current() {
    return current;
  }

  /** A key that was or is in use. */
  Optional<SecretKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** {@code KEYID.BASE64}, with the key that encrypts. */
  String seal(String text, String owner) {
    SecretKey key = current.orElseThrow();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, owner);
      byte[] sealed = cipher.doFinal(text.getBytes(UTF_8));
      byte[] all = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
      return key.id() + "." + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is missing in this Java", e);
    }
  }

  /** The text again; throws what says why it cannot be had here. */
  String open(String sealed, String owner) throws UnreadableSecretException {
    int dot = sealed.indexOf('.');
    String id = sealed.substring(0, Math.max(0, dot));
    SecretKey key =
        find(id)
            .orElseThrow(
                () ->
                    new UnreadableSecretException(
                        "it is encrypted with the key "
                            + id
                            + ", which this process does not have: see directory.key"));
    try {
      byte[] all = Base64.getDecoder().decode(sealed.substring(dot + 1));
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, all, owner);
      return new String(cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES), UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnreadableSecretException("what is encrypted was changed, or is another's");
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String owner)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.spec(), new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
    cipher.updateAAD(owner.getBytes(UTF_8));
    return cipher;
  }
}
