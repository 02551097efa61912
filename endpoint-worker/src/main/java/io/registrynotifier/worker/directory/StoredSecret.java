package io.registrynotifier.worker.directory;

/** What may be secret, as the directory keeps it. */
sealed interface StoredSecret {
  /** In the clear, as it was written: it is no secret, or refers to one. */
  record Written(String text) implements StoredSecret {}

  /** Encrypted as it was written. */
  record Sealed(String text) implements StoredSecret {
    @Override
    public String toString() {
      return "Sealed";
    }
  }

  /** Not here: it stands in the file of the processes. */
  record InFile() implements StoredSecret {}
}
