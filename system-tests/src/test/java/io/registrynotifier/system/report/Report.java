package io.registrynotifier.system.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lines for people: printed, and kept in {@code target/system-report.txt}. Thread-safe. */
public final class Report {
  private static final Path FILE = Path.of("target", "system-report.txt");

  private Report() {}

  /** Adds a line. */
  public static synchronized void line(String line) {
    System.out.println(line);
    try {
      Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + FILE, e);
    }
  }
}
