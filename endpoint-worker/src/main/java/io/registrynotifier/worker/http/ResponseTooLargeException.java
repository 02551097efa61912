package io.registrynotifier.worker.http;

import java.io.IOException;

/** A response's body went past the bound. */
final class ResponseTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  ResponseTooLargeException(int maxBytes) {
    super("response body of more than " + maxBytes + " bytes");
  }
}
