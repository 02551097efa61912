package io.registrynotifier.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * Fills in what a text refers to: {@code ${NAME}}, {@code ${NAME:-default}} and {@code
 * ${file:PATH}}. Thread-safe; reads variables and files each time.
 */
public interface References {
  /**
   * The text with everything filled in.
   *
   * @throws IllegalArgumentException naming the variable or the file, never a value
   */
  String fill(String text);

  /** To these variables, and to files, relative paths starting from a folder. */
  static References of(Map<String, String> environment, Path folder) {
    return new Interpolation(environment, folder);
  }

  /** To this process's variables, and to files from its working directory. */
  static References ofProcess() {
    return of(System.getenv(), Path.of("").toAbsolutePath());
  }

  /** Whether a text refers to anything. */
  static boolean areIn(String text) {
    return text.replace("$${", "").contains("${");
  }

  /** The text that fills in as this one, whatever it reads like. */
  static String escaped(String literal) {
    return literal.replace("${", "$${");
  }
}
