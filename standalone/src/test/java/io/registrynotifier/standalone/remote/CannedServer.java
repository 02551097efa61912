package io.registrynotifier.standalone.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers as it is told, and keeps what it was asked. */
final class CannedServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Canned> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private CannedServer(HttpServer server) {
    this.server = server;
  }

  static CannedServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      CannedServer canned = new CannedServer(server);
      server.createContext("/", canned::answer);
      server.start();
      return canned;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CannedServer answering(String request, int status, String body) {
    answers.put(request, new Canned(status, body));
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Method, path with query, authorization, revision and body of each request. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    asked.add(
        request
            + " "
            + exchange.getRequestHeaders().getOrDefault("Authorization", List.of())
            + exchange.getRequestHeaders().getOrDefault("If-match", List.of())
            + " "
            + body);
    Canned canned = answers.getOrDefault(request, new Canned(404, "nothing here"));
    byte[] bytes = canned.body().getBytes(UTF_8);
    exchange.getResponseHeaders().add("ETag", "\"42\"");
    exchange.sendResponseHeaders(canned.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private record Canned(int status, String body) {}
}
