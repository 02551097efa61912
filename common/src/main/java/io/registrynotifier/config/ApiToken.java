package io.registrynotifier.config;

/** {@code Authorization: Bearer TOKEN} (RFC 6750), and what it gives the right to. */
public record ApiToken(Secret token, Role role) {
  /** What a token gives the right to. */
  public enum Role {
    /** To look at everything. */
    READ,
    /** To change everything, too. */
    ADMIN
  }
}
