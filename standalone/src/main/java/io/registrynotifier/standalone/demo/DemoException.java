package io.registrynotifier.standalone.demo;

/** The demo did not go as it should; the message is one line. */
final class DemoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoException(String message) {
    super("demo: " + message);
  }
}
