package io.registrynotifier.benchmarks.bench;

import java.lang.management.ManagementFactory;

/** The machine that the benchmarks run on, and share with others. */
final class Machine {
  private Machine() {}

  /** Its load average over the last minute: what ran before a turn shows in it, too. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
