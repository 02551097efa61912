package io.registrynotifier.testkit.proxy;

import io.registrynotifier.broker.Ports;
import io.registrynotifier.testkit.socket.Listening;
import io.registrynotifier.testkit.socket.Threads;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/**
 * Stands on loopback between clients and one server, passes bytes on both ways, and does on demand
 * what networks do: cuts, refuses, delays, or falls silent.
 *
 * <p>Thread-safe. Two threads a connection, all daemons. Its address stays the same until closed.
 */
public final class FaultyProxy implements AutoCloseable {
  private final Gate gate = new Gate();
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile Optional<InetSocketAddress> target = Optional.empty();
  private Optional<Listening> listening;

  private FaultyProxy() {
    this.port = Ports.free();
    this.listening = Optional.of(listen());
  }

  /** A proxy that lets every connection fail until it has a target. */
  public static FaultyProxy create() {
    return new FaultyProxy();
  }

  /** A proxy before this server. */
  public static FaultyProxy to(String host, int port) {
    FaultyProxy proxy = new FaultyProxy();
    proxy.target(host, port);
    return proxy;
  }

  /** Where connections go from now on. */
  public void target(String host, int targetPort) {
    target = Optional.of(new InetSocketAddress(host, targetPort));
  }

  /** Where clients connect to, {@code host:port}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** The port of {@link #address}. */
  public int port() {
    return port;
  }

  /** Resets every connection there is; new ones are welcome. */
  public void cut() {
    connections.forEach(ProxiedConnection::reset);
  }

  /** Resets every connection there is and refuses new ones. */
  public synchronized void refuse() {
    listening.ifPresent(Listening::close);
    listening = Optional.empty();
    cut();
  }

  /** Half open: connections stay and new ones are taken, but not a byte goes through. */
  public void hang() {
    gate.shut();
  }

  /** Each chunk of bytes goes through this much later, either way, in order. */
  public void delay(Duration latency) {
    gate.delay(latency);
  }

  /** Ends whatever was wrong; bytes held back go through. */
  public synchronized void heal() {
    gate.open();
    if (listening.isEmpty()) {
      listening = Optional.of(listen());
    }
  }

  /** How many connections are open now. */
  public int connections() {
    return connections.size();
  }

  @Override
  public void close() {
    refuse();
    gate.open();
  }

  private Listening listen() {
    return Listening.on(port, ServerSocketFactory.getDefault(), this::connect);
  }

  private void connect(Socket client) {
    ProxiedConnection connection = new ProxiedConnection(client, gate, connections::remove);
    connections.add(connection);
    Threads.daemon("proxy-connect", () -> connection.open(target));
  }
}
