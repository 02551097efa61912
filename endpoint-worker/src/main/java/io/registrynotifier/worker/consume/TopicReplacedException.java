package io.registrynotifier.worker.consume;

/**
 * The events topic was deleted and made again. A consumer that has read the one before believes
 * what it knows of its leaders' epochs, and may wait for ever for what the new one does not have:
 * another consumer must follow.
 */
final class TopicReplacedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TopicReplacedException() {
    super("the events topic was deleted and made again");
  }
}
