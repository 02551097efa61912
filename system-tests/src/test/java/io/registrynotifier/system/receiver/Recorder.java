package io.registrynotifier.system.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers 200 to every request and keeps what arrived, in the order of arrival.
 *
 * <p>Thread-safe.
 */
public final class Recorder implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();

  private Recorder(HttpServer server) {
    this.server = server;
  }

  /** Listens on a free port of the loopback address. */
  public static Recorder start() {
    try {
      InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      Recorder recorder = new Recorder(HttpServer.create(anyPort, 0));
      recorder.server.setExecutor(recorder.threads);
      recorder.server.createContext("/", recorder::take);
      recorder.server.start();
      return recorder;
    } catch (IOException e) {
      throw new UncheckedIOException("starting a recorder", e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/event");
  }

  /** What has arrived so far; the list does not change any more. */
  public List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      arrivals.add(new Arrival(contentType, body));
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
