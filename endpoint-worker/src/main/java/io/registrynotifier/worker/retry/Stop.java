package io.registrynotifier.worker.retry;

/** Why nothing goes out to an endpoint until somebody says so. */
public enum Stop {
  /** Nothing stops it. */
  NONE,
  /** A person wanted it so. */
  PAUSED,
  /** It said that it is gone (410), or somebody parked it as if it had. */
  PARKED
}
