package io.registrynotifier.testkit.guarantee;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * When processes were killed, and which of the things that happened before they may have forgotten.
 * Not thread-safe.
 */
final class Kills {
  /** What a process had sent may be read from a socket when it is dead. */
  static final Duration LATE = Duration.ofSeconds(1);

  private final long unrecordedNanos;
  private final long lateNanos;
  private final LongSupplier nanoTime;
  private final List<Long> killed = new ArrayList<>();

  /**
   * Whatever is older than {@code unrecorded} when a process is killed has been recorded, and so is
   * what happens more than {@code late} after that.
   */
  Kills(Duration unrecorded, Duration late, LongSupplier nanoTime) {
    this.unrecordedNanos = unrecorded.toNanos();
    this.lateNanos = late.toNanos();
    this.nanoTime = nanoTime;
  }

  long now() {
    return nanoTime.getAsLong();
  }

  void add() {
    killed.add(now());
  }

  /** Whether something that happened then may not have been recorded. */
  boolean forgot(long thenNanos) {
    return killed.stream().anyMatch(kill -> forgets(kill, thenNanos));
  }

  /** How many of the kills may have forgotten something that happened at these times. */
  int forgetting(List<Long> times) {
    return (int)
        killed.stream()
            .filter(kill -> times.stream().anyMatch(then -> forgets(kill, then)))
            .count();
  }

  /** Whether something that happened then may happen once more at a later time. */
  boolean excuse(long thenNanos, long againNanos) {
    return killed.stream().anyMatch(kill -> kill < againNanos && forgets(kill, thenNanos));
  }

  private boolean forgets(long kill, long thenNanos) {
    long age = kill - thenNanos;
    return -lateNanos <= age && age <= unrecordedNanos;
  }
}
