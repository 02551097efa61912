package io.registrynotifier.system.kill;

import java.time.Duration;

/**
 * One thing that is done.
 *
 * @param at after the beginning of the run
 * @param which worker or broker, from 0; the place of a mood
 */
record Step(Duration at, Deed deed, int which) {
  @Override
  public String toString() {
    return "%5.1fs %s %d".formatted(at.toMillis() / 1000.0, deed, which);
  }
}
