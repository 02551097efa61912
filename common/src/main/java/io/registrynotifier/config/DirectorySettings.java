package io.registrynotifier.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the endpoint directory keeps secrets.
 *
 * @param key encrypts them, 32 bytes in base64; without it only references are kept
 * @param previousKeys decrypt what was encrypted before the key was changed
 * @param references fills in what definitions in the directory refer to
 * @param written the secrets of the file's endpoints as they were written, by the endpoint's name;
 *     none of an endpoint that was not read from a file
 */
public record DirectorySettings(
    Optional<Secret> key,
    List<Secret> previousKeys,
    References references,
    Map<String, WrittenSecrets> written) {
  /** Without a key. */
  public static final DirectorySettings DEFAULT =
      new DirectorySettings(Optional.empty(), List.of(), References.ofProcess(), Map.of());

  /** Copies the keys and what was written. */
  public DirectorySettings {
    previousKeys = List.copyOf(previousKeys);
    written = Map.copyOf(written);
  }
}
