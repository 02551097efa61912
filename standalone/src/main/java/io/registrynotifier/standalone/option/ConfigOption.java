package io.registrynotifier.standalone.option;

import io.registrynotifier.config.ConfigLoader;
import io.registrynotifier.config.LoadedConfig;
import io.registrynotifier.config.NotifierConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Where a process finds its configuration. */
public final class ConfigOption {
  private static final Path DEFAULT_FILE = Path.of("notifier.yml");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration (default: notifier.yml where there is one).")
  private Optional<Path> file = Optional.empty();

  /** Reads it and logs what its owner should know. */
  public NotifierConfig load() {
    Optional<Path> found = file.or(ConfigOption::defaultFile);
    if (found.isEmpty()) {
      return NotifierConfig.DEFAULT;
    }
    LoadedConfig loaded = ConfigLoader.load(found.get(), System.getenv());
    Logger log = LoggerFactory.getLogger(ConfigOption.class);
    loaded.warnings().forEach(warning -> log.warn("{}", warning));
    return loaded.config();
  }

  private static Optional<Path> defaultFile() {
    return Optional.of(DEFAULT_FILE).filter(Files::exists);
  }
}
