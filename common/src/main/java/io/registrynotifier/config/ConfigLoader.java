package io.registrynotifier.config;

import io.registrynotifier.config.Value.Nothing;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads configuration files.
 *
 * <p>Thread-safe. An empty file is a configuration: everything has a default but the endpoints.
 */
public final class ConfigLoader {
  private ConfigLoader() {}

  /**
   * Reads a file, with {@code ${...}} filled in from the environment and from files, relative paths
   * starting from the file's own folder.
   *
   * @throws ConfigException with every problem of the file at once; nothing is half read
   */
  public static LoadedConfig load(Path file, Map<String, String> environment) {
    return load(file, environment, new KnownKeys());
  }

  static LoadedConfig load(Path file, Map<String, String> environment, KnownKeys known) {
    Problems problems = new Problems(file);
    References references = References.of(environment, folder(file));
    Tree tree = new Tree(problems, references);
    Value root =
        new YamlFile(file, problems).read().map(tree::grow).orElse(new Nothing(Place.FILE));
    NotifierConfig config =
        FileReading.read(Section.of(root, problems, known), problems, references);
    problems.throwIfAny();
    return new LoadedConfig(config, problems.warnings());
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
