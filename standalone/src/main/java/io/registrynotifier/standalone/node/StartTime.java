package io.registrynotifier.standalone.node;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** When this process began, the JVM's own start included, which the user waits for too. */
public record StartTime(long nanoTime) {

  /** The process's start on the clock of {@code System.nanoTime}. */
  public static StartTime ofProcess() {
    long uptimeMillis = ManagementFactory.getRuntimeMXBean().getUptime();
    return new StartTime(System.nanoTime() - uptimeMillis * 1_000_000);
  }

  /** Seconds with one digit after the point. */
  public String secondsSince() {
    return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - nanoTime) / 1e9);
  }
}
