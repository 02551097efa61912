package io.registrynotifier.process;

import java.net.InetSocketAddress;

/** The server cannot listen; the message is the one line that the operator needs. */
public final class HttpServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HttpServerException(InetSocketAddress address, String reason, Throwable cause) {
    super("http.addr " + address.getHostString() + ":" + address.getPort() + ": " + reason, cause);
  }
}
