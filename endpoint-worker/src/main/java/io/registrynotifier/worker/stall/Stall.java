package io.registrynotifier.worker.stall;

import java.time.Instant;

/**
 * An endpoint that should move and does not.
 *
 * @param since when it last moved, or had a reason to wait
 * @param cause what stands still, as far as that is known, in one line
 */
public record Stall(Instant since, String cause) {
  /** For people. */
  public String describe() {
    return "stalled since " + since + ": " + cause;
  }
}
