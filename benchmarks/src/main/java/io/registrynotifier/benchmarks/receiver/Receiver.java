package io.registrynotifier.benchmarks.receiver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * An HTTP server that does as little as it can: one thread, one selector, kept connections, answers
 * without a body, and no header that nobody needs. Confined to the thread that runs it.
 */
final class Receiver {
  /** What begins the path of a question to the receiver itself. */
  static final String CONTROL = "/control/";

  private static final long NANOS_A_MILLI = 1_000_000;

  private final Selector selector;
  private final Answers answers;
  private final long delayNanos;
  private final Queue<Due> due = new ArrayDeque<>();

  private Receiver(Selector selector, Conduct conduct) {
    this.selector = selector;
    this.answers = new Answers(conduct);
    this.delayNanos = conduct.delay().toNanos();
  }

  /** Serves a port of the loopback address until the process ends. */
  static void run(int port, Conduct conduct) throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_024);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    Receiver receiver = new Receiver(selector, conduct);
    while (true) {
      receiver.turn();
    }
  }

  private void turn() throws IOException {
    if (due.isEmpty()) {
      selector.select(this::ready);
    } else {
      long millis = Math.max(0, (untilDue() + NANOS_A_MILLI - 1) / NANOS_A_MILLI);
      if (millis == 0) {
        selector.selectNow(this::ready);
      } else {
        selector.select(this::ready, millis);
      }
      answerDue();
    }
  }

  private long untilDue() {
    Due first = due.peek();
    return first == null ? 0 : first.nanos - System.nanoTime();
  }

  private void answerDue() {
    while (!due.isEmpty() && untilDue() <= 0) {
      Due first = due.remove();
      write(first.connection, first.answer);
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept((ServerSocketChannel) key.channel());
      } else {
        read((SocketChannel) key.channel(), (RequestReader) key.attachment());
      }
    } catch (IOException e) {
      close(key);
    }
  }

  private void accept(ServerSocketChannel server) throws IOException {
    SocketChannel connection = server.accept();
    if (connection != null) {
      connection.configureBlocking(false);
      connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
      connection.register(selector, SelectionKey.OP_READ, new RequestReader());
    }
  }

  private void read(SocketChannel connection, RequestReader reader) throws IOException {
    int count = connection.read(reader.room());
    if (count < 0) {
      connection.close();
      return;
    }
    reader.filled(count);
    for (var request = reader.next(); request.isPresent(); request = reader.next()) {
      take(connection, request.get());
    }
  }

  private void take(SocketChannel connection, Request request) {
    long now = System.nanoTime();
    if (request.target().startsWith(CONTROL)) {
      write(connection, answers.control(request.target().substring(CONTROL.length())));
      return;
    }
    answers
        .delivery(request, now)
        .ifPresent(
            answer -> {
              if (delayNanos == 0) {
                write(connection, answer);
              } else {
                due.add(new Due(connection, answer, now + delayNanos));
              }
            });
  }

  private static void write(SocketChannel connection, ByteBuffer answer) {
    try {
      ByteBuffer rest = answer.duplicate();
      while (rest.hasRemaining()) {
        connection.write(rest);
      }
    } catch (IOException e) {
      close(connection);
    }
  }

  private static void close(SelectionKey key) {
    if (key.channel() instanceof SocketChannel connection) {
      close(connection);
    }
  }

  private static void close(SocketChannel connection) {
    try {
      connection.close();
    } catch (IOException e) {
      // it is gone, which is what was asked for
    }
  }

  private record Due(SocketChannel connection, ByteBuffer answer, long nanos) {}
}
