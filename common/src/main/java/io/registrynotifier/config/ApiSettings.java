package io.registrynotifier.config;

import java.util.List;

/**
 * Who may use the worker's API.
 *
 * @param tokens any one of them lets in, with the rights of its role; empty lets in whoever is on
 *     this machine, and nobody else
 * @param open lets everybody in who can reach the address, without a token; never beside tokens
 */
public record ApiSettings(List<ApiToken> tokens, boolean open) {
  /** This machine only. */
  public static final ApiSettings DEFAULT = new ApiSettings(List.of(), false);

  /** Copies the tokens. */
  public ApiSettings {
    tokens = List.copyOf(tokens);
  }
}
