package io.registrynotifier.worker.duplicate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EventAttributes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Tells events apart by id, key and content. Not thread-safe.
 *
 * <p>The id alone would not do: somebody who uses an id twice would lose the second event. Nor
 * would the content: two records without an id may read alike and be two events.
 */
final class Fingerprints {
  private final MessageDigest digest = sha256();
  private final ByteBuffer lengths = ByteBuffer.allocate(2 * Integer.BYTES);

  Fingerprint of(CarriedEvent event) {
    EventAttributes attributes = event.attributes();
    byte[] id = attributes.id().getBytes(UTF_8);
    byte[] key = attributes.key().getBytes(UTF_8);
    lengths.clear().putInt(id.length).putInt(key.length).flip();
    digest.update(lengths);
    digest.update(id);
    digest.update(key);
    digest.update(event.json());
    ByteBuffer result = ByteBuffer.wrap(digest.digest());
    return new Fingerprint(result.getLong(), result.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
