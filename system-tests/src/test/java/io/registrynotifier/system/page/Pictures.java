package io.registrynotifier.system.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures of the page: in {@code target/pictures}, or, with {@code -Ddocs.write}, where the README
 * shows them. Stateless.
 */
final class Pictures {
  private Pictures() {}

  static void keep(String name, byte[] webp) {
    Path directory =
        System.getProperty("docs.write") == null
            ? Path.of("target", "pictures")
            : Path.of("..", "docs", "images");
    try {
      Files.createDirectories(directory);
      Files.write(directory.resolve(name + ".webp"), webp);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
