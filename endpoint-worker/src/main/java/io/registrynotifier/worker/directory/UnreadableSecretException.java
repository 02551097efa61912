package io.registrynotifier.worker.directory;

/** A secret of the directory cannot be had in this process; says why, never what it is. */
final class UnreadableSecretException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableSecretException(String why) {
    super(why);
  }
}
