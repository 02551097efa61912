package io.registrynotifier.config;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how the endpoint directory keeps secrets. */
final class DirectoryReader {
  private static final int KEY_BYTES = 32;

  private static final Kind<Secret> KEY =
      Kind.hidden(
          text -> {
            if (!isKey(text)) {
              throw new IllegalArgumentException(
                  "expected 32 bytes in base64, as openssl rand -base64 32 makes them");
            }
            return new Secret(text);
          });

  private DirectoryReader() {}

  static DirectorySettings read(
      Section directory, References references, Map<String, WrittenSecrets> written) {
    Optional<Secret> key = directory.optional("key", KEY.orNone()).flatMap(secret -> secret);
    List<Secret> previousKeys = directory.list("previouskeys", KEY);
    directory.end();
    return new DirectorySettings(key, previousKeys, references, written);
  }

  private static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
