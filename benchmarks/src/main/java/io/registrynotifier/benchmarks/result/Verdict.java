package io.registrynotifier.benchmarks.result;

import java.util.Locale;

/**
 * A figure beside what it must be.
 *
 * @param figure what was measured, in words
 * @param measured once a round
 * @param goal what its median must reach
 */
public record Verdict(String figure, Spread measured, Goal goal) {
  /** Whether the median is what it must be. */
  public boolean isReached() {
    return goal.isReached(measured.median());
  }

  /** One line of it. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %s, must be %s: %s",
        figure,
        measured.fine(),
        goal,
        isReached() ? "reached" : "not reached");
  }
}
