package io.registrynotifier.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the demo's broker keeps its data: a directory that is given and stays, or one that goes.
 */
final class DemoDirectory implements AutoCloseable {
  private final Path path;
  private final boolean temporary;

  private DemoDirectory(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  static DemoDirectory of(Optional<Path> given) {
    try {
      return given.isPresent()
          ? new DemoDirectory(given.get(), false)
          : new DemoDirectory(Files.createTempDirectory("notifier-demo"), true);
    } catch (IOException failure) {
      throw new UncheckedIOException("no temporary directory", failure);
    }
  }

  Path path() {
    return path;
  }

  /** Removes a temporary directory. */
  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
