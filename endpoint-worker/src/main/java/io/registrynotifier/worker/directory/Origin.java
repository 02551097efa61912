package io.registrynotifier.worker.directory;

/** Who wrote an endpoint's definition last. */
public enum Origin {
  /** A configuration file, applied when a process started or by command. */
  FILE,
  /** The API. */
  API
}
