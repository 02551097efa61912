package io.registrynotifier.worker.api;

import java.util.Locale;

/**
 * How an endpoint is, for the tired person on call.
 *
 * @param text one sentence without a full stop; times are in UTC and say so
 */
record Verdict(Level level, String text) {
  /** How much it matters. */
  enum Level {
    /** Everything is delivered, or about to be. */
    OK,
    /** Events wait longer than they should, and will go out by themselves. */
    WAITING,
    /** The receiver does not take what it is sent, or we do not send. */
    FAILING,
    /** Somebody wanted it so: paused, parked, disabled, being deleted. */
    STOPPED,
    /** No worker runs it. */
    UNSERVED,
    /** Whoever could tell does not. */
    UNKNOWN;

    /** The name on the wire: lower case. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
