package io.registrynotifier.system.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * The metrics page of a registry of version 3, with the names, labels and texts of its {@code
 * notifications/metrics.go}: no registry that a Debian package brings has them yet. What it counts
 * grows with time. Thread-safe.
 */
final class RegistryPage implements AutoCloseable {
  private static final String PAGE =
      """
      # HELP registry_notifications_events_total The number of total events
      # TYPE registry_notifications_events_total counter
      registry_notifications_events_total{endpoint="notifier",type="Errors"} %1$d
      registry_notifications_events_total{endpoint="notifier",type="Events"} %2$d
      registry_notifications_events_total{endpoint="notifier",type="Failures"} %1$d
      registry_notifications_events_total{endpoint="notifier",type="Successes"} %2$d
      # HELP registry_notifications_pending_total The gauge of pending events in queue
      # TYPE registry_notifications_pending_total gauge
      registry_notifications_pending_total{endpoint="notifier"} 0
      # HELP registry_notifications_status_total The number of status code
      # TYPE registry_notifications_status_total counter
      registry_notifications_status_total{code="202 Accepted",endpoint="notifier"} %2$d
      registry_notifications_status_total{code="503 Service Unavailable",endpoint="notifier"} %1$d
      """;

  private final HttpServer server;
  private final long start = System.nanoTime();

  private RegistryPage(HttpServer server) {
    this.server = server;
  }

  static RegistryPage start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      RegistryPage page = new RegistryPage(server);
      server.createContext("/metrics", page::show);
      server.start();
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException("serving a registry's metrics", e);
    }
  }

  /** Where Prometheus finds it. */
  String target() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void show(HttpExchange exchange) throws IOException {
    try (exchange) {
      long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
      byte[] page = PAGE.formatted(seconds, 20 * seconds).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
