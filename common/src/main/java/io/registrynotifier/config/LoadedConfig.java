package io.registrynotifier.config;

import java.util.List;

/**
 * A configuration that can be used, and what its owner should know about it.
 *
 * @param warnings in the order of the file, to be logged
 */
public record LoadedConfig(NotifierConfig config, List<Problem> warnings) {
  /** Copies the warnings. */
  public LoadedConfig {
    warnings = List.copyOf(warnings);
  }
}
