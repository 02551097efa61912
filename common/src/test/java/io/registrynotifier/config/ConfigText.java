package io.registrynotifier.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Loads configurations from texts, in a folder of the test's own. */
record ConfigText(Path folder) {
  private static final String FILE = "notifier.yml";

  LoadedConfig load(String yaml) {
    return load(yaml, Map.of());
  }

  LoadedConfig load(String yaml, Map<String, String> environment) {
    return ConfigLoader.load(write(yaml), environment);
  }

  /** The problems of a text as they are printed, with the file's bare name. */
  List<String> errors(String yaml) {
    return errors(yaml, Map.of());
  }

  List<String> errors(String yaml, Map<String, String> environment) {
    try {
      return List.of("no error but " + load(yaml, environment).config());
    } catch (ConfigException e) {
      return printed(e.problems());
    }
  }

  /** The warnings of a text as they are printed, with the file's bare name. */
  List<String> warnings(String yaml) {
    return printed(load(yaml).warnings());
  }

  Path write(String yaml) {
    return write(FILE, yaml);
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> printed(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.toString().replace(folder.resolve(FILE).toString(), FILE))
        .toList();
  }
}
