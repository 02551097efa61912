package io.registrynotifier.standalone.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EnvelopeReader;
import io.registrynotifier.event.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A webhook receiver that can be told to fail. It takes envelopes by {@code POST} on any path and
 * answers every {@code GET} with 200. Thread-safe; tells of what it accepts on its own threads.
 */
public final class ExampleReceiver implements AutoCloseable {
  private static final int THREADS = 4;

  private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);
  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final HttpServer server;
  private final Consumer<CarriedEvent> onAccepted;

  private ExampleReceiver(HttpServer server, Consumer<CarriedEvent> onAccepted) {
    this.server = server;
    this.onAccepted = onAccepted;
  }

  /** Serves at this address; port 0 lets the system choose. */
  public static ExampleReceiver start(HttpSettings address, Consumer<CarriedEvent> onAccepted) {
    try {
      InetSocketAddress socket = new InetSocketAddress(address.host(), address.port());
      HttpServer server = HttpServer.create(socket, 0);
      ExampleReceiver receiver = new ExampleReceiver(server, onAccepted);
      server.createContext("/", receiver::receive);
      server.setExecutor(receiver.threads);
      server.start();
      return receiver;
    } catch (IOException failure) {
      throw new UncheckedIOException("serving at " + address, failure);
    }
  }

  /** Where this machine reaches it. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  /** Answers every request with 503 from now on. */
  public void fail() {
    failing.set(true);
  }

  /** Accepts again. */
  public void recover() {
    failing.set(false);
  }

  /** How many events it has accepted. */
  public int accepted() {
    return accepted.get();
  }

  /** How many requests it has refused. */
  public int refused() {
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
      if (exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(200, -1);
        return;
      }
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
