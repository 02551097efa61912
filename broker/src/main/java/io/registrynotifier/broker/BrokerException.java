package io.registrynotifier.broker;

/** The broker cannot run; the message is one line for the person who started it. */
public final class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For what needs no cause to be understood. */
  public BrokerException(String message) {
    super(message);
  }

  /** For what has a cause worth keeping. */
  public BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
