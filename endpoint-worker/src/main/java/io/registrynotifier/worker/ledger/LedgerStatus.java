package io.registrynotifier.worker.ledger;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether this instance's share of the ledger is kept.
 *
 * @param state in one word
 * @param problem what is wrong, for people; empty when nothing is
 */
public record LedgerStatus(State state, Optional<String> problem) {
  /** What an instance's ledger may be doing. */
  public enum State {
    /** It answers. */
    RUNNING,
    /** It is being brought up to date, and answers in part or not at all. */
    RESTORING,
    /** The configuration says that there is none. */
    OFF,
    /** It stopped, and will be tried again. */
    FAILED;

    /** The name on the wire and on pages: lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
