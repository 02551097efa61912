package io.registrynotifier.worker.directory;

/** What people say when they stop something. */
final class Reasons {
  /** A line or two; it travels in a header of the dead letters topic. */
  static final int MAX_LENGTH = 500;

  private Reasons() {}

  static String checked(String reason) {
    if (reason.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "reason of " + reason.length() + " letters: expected at most " + MAX_LENGTH);
    }
    return reason.strip();
  }
}
