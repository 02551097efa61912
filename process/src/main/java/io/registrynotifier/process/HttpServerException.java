package io.registrynotifier.process;

import io.registrynotifier.config.HttpSettings;

/** The server cannot listen; the message is the one line that the operator needs. */
public final class HttpServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HttpServerException(HttpSettings address, String reason, Throwable cause) {
    super("http.addr " + address + ": " + reason, cause);
  }
}
