package io.registrynotifier.standalone.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EnvelopeReader;
import io.registrynotifier.event.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A webhook receiver on loopback that can be told to fail. Thread-safe; tells of what it accepts on
 * its own threads.
 */
final class DemoReceiver implements AutoCloseable {
  private static final int THREADS = 4;

  private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);
  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final HttpServer server;
  private final Consumer<CarriedEvent> onAccepted;

  private DemoReceiver(HttpServer server, Consumer<CarriedEvent> onAccepted) {
    this.server = server;
    this.onAccepted = onAccepted;
  }

  static DemoReceiver start(Consumer<CarriedEvent> onAccepted) {
    try {
      InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer server = HttpServer.create(anyPort, 0);
      DemoReceiver receiver = new DemoReceiver(server, onAccepted);
      server.createContext("/", receiver::receive);
      server.setExecutor(receiver.threads);
      server.start();
      return receiver;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  /** Answers every request with 503 from now on. */
  void fail() {
    failing.set(true);
  }

  /** Accepts again. */
  void recover() {
    failing.set(false);
  }

  /** How many events it has accepted. */
  int accepted() {
    return accepted.get();
  }

  /** How many requests it has refused. */
  int refused() {
    return refused.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (failing.get()) {
        refused.incrementAndGet();
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      String contentType = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
      List<CarriedEvent> events = reader.read(body, contentType);
      events.forEach(onAccepted); // before the answer, after which the next one comes
      exchange.sendResponseHeaders(200, -1);
      accepted.addAndGet(events.size());
    }
  }
}
