package io.registrynotifier.endpoint;

/** Which attempts are logged one by one; all are counted, whatever is logged. */
public enum AttemptLog {
  /** Those that failed, and the first that was accepted after one that failed. */
  FAILURES,
  /** Those, and of the others one a second at the most. */
  SAMPLED,
  /** Every one. */
  ALL
}
