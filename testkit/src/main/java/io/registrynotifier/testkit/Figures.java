package io.registrynotifier.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a module's tests have measured: kept in {@code target/figures.txt}, which {@code ./notifier
 * test} shows at its end. Thread-safe.
 */
public final class Figures {
  private static final Path FILE = Path.of("target", "figures.txt");

  private Figures() {}

  /** Adds a line. */
  public static synchronized void line(String line) {
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + FILE, e);
    }
  }
}
