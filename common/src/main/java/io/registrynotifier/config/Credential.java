package io.registrynotifier.config;

/** One way for a registry to prove itself to the bridge, by a static header of its own endpoint. */
public sealed interface Credential {
  /** {@code Authorization: Bearer TOKEN} (RFC 6750). */
  record Bearer(Secret token) implements Credential {}

  /** {@code Authorization: Basic ...} (RFC 7617). */
  record Basic(String username, Secret password) implements Credential {}
}
