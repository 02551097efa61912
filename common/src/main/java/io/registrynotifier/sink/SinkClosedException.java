package io.registrynotifier.sink;

/**
 * The sink is closed and will never take an event again: the one failure that must not be retried.
 */
public final class SinkClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the sink that was closed. */
  public SinkClosedException(String sink) {
    super(sink + ": closed");
  }
}
