package io.registrynotifier.testkit.receiver;

import io.registrynotifier.broker.Ports;
import io.registrynotifier.testkit.socket.Listening;
import io.registrynotifier.testkit.socket.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A real HTTP receiver on loopback: records every request and answers by a script that can change
 * at any time. Accepts everything to begin with.
 *
 * <p>Thread-safe. One daemon thread a connection. Its address stays the same over {@link #refuse}
 * and {@link #welcome}.
 */
public final class WebhookReceiver implements AutoCloseable {
  private final ServerSocketFactory sockets;
  private final String scheme;
  private final int port = Ports.free();
  private final Pause pause = new Pause();
  private final Recording recording = new Recording();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final List<Consumer<Exchange>> watchers = new CopyOnWriteArrayList<>();
  private volatile Script script = Script.always(Answer.OK);
  private Optional<Listening> listening;

  private WebhookReceiver(ServerSocketFactory sockets, String scheme) {
    this.sockets = sockets;
    this.scheme = scheme;
    this.watchers.add(recording::add);
    this.listening = Optional.of(Listening.on(port, sockets, this::connect));
  }

  /** A receiver that speaks plain HTTP. */
  public static WebhookReceiver start() {
    return new WebhookReceiver(ServerSocketFactory.getDefault(), "http");
  }

  /** A receiver that speaks TLS with this identity. */
  public static WebhookReceiver startTls(SSLContext identity) {
    return new WebhookReceiver(identity.getServerSocketFactory(), "https");
  }

  /** Where to post to. */
  public URI url() {
    return URI.create(scheme + "://localhost:" + port + "/events");
  }

  /** Answers from now on as this script says. */
  public void answer(Script newScript) {
    script = newScript;
  }

  /** Answers from now on always so. */
  public void answer(Answer answer) {
    script = Script.always(answer);
  }

  /** Tells of each exchange, before it is answered, on the connection's thread. */
  public void watch(Consumer<Exchange> watcher) {
    watchers.add(watcher);
  }

  /** Every exchange so far, in the order in which the requests came. */
  public List<Exchange> exchanges() {
    return recording.all();
  }

  /** Every request so far, however it was answered. */
  public List<ReceivedRequest> requests() {
    return recording.all().stream().map(Exchange::request).toList();
  }

  /**
   * The ids of the events that were accepted, in the order in which they came, repeats included.
   */
  public List<String> acceptedIds() {
    return recording.all().stream()
        .filter(Exchange::accepted)
        .flatMap(exchange -> exchange.request().eventIds().stream())
        .toList();
  }

  /** How many requests there were so far. */
  public int count() {
    return recording.size();
  }

  /** How many connections are open now. */
  public int connections() {
    return connections.size();
  }

  /** Forgets the requests so far. */
  public void forget() {
    recording.clear();
  }

  /** Closes every connection and lets nobody connect. */
  public synchronized void refuse() {
    listening.ifPresent(Listening::close);
    listening = Optional.empty();
    connections.forEach(Connection::close);
  }

  /** Listens again after {@link #refuse}. */
  public synchronized void welcome() {
    if (listening.isEmpty()) {
      listening = Optional.of(Listening.on(port, sockets, this::connect));
    }
  }

  @Override
  public void close() {
    pause.end();
    refuse();
  }

  private void connect(Socket socket) {
    Threads.daemon("receiver-" + port, () -> serve(socket));
  }

  private void serve(Socket socket) {
    try {
      socket.setTcpNoDelay(true);
      RequestReader reader = new RequestReader(socket.getInputStream(), Clock.systemUTC());
      AnswerWriter writer = new AnswerWriter(socket, reader, pause);
      Connection connection =
          new Connection(socket, reader, writer, request -> script.answer(request), this::tell);
      connections.add(connection);
      connection.run();
      connections.remove(connection);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void tell(Exchange exchange) {
    watchers.forEach(watcher -> watcher.accept(exchange));
  }
}
