package io.registrynotifier.system.drain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** A process that answers 200 to whatever it is sent, and does nothing else. */
public final class BareServer {
  private BareServer() {}

  /** Serves the port that it is given, until killed. */
  public static void main(String[] port) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port[0]));
    HttpServer server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/", BareServer::accept);
    server.start();
  }

  private static void accept(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
