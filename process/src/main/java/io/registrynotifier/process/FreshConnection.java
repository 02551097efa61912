package io.registrynotifier.process;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Tells requests that open a connection from those that reuse one. Stateless. */
public final class FreshConnection {
  private FreshConnection() {}

  /**
   * Whether this is the first request of its connection: nothing was sent on it before, so a short
   * answer goes into an empty buffer, and no thread that writes it can be kept waiting by the
   * client.
   */
  public static boolean carries(HttpServletRequest request) {
    return ServletContextRequest.getServletContextRequest(request)
            .getConnectionMetaData()
            .getConnection()
            .getMessagesOut()
        == 0;
  }
}
