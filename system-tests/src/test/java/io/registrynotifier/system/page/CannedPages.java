package io.registrynotifier.system.page;

import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.process.HttpServer;
import io.registrynotifier.process.ProcessMetrics;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The status page over a {@link CannedApi}, on an address that it keeps. Used by one test thread.
 */
final class CannedPages implements AutoCloseable {
  private static final Duration DRAIN = Duration.ofSeconds(1);

  private final CannedApi api = new CannedApi();
  private HttpServer server = serve(0);

  private HttpServer serve(int port) {
    return HttpServer.start(
        new HttpSettings("127.0.0.1", port), DRAIN, ProcessMetrics.create(), List.of(api));
  }

  URI uri() {
    return server.uri();
  }

  CannedApi api() {
    return api;
  }

  /** Is there again, where it was. */
  void comeBack(int port) {
    server = serve(port);
  }

  /** Goes away; gives the port that it had. */
  int goAway() {
    server.close();
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }
}
