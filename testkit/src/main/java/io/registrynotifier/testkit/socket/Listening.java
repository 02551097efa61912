package io.registrynotifier.testkit.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.net.ServerSocketFactory;

/** A server's socket and the thread that takes its connections. Thread-safe. */
public final class Listening implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocket socket;
  private final CountDownLatch ended = new CountDownLatch(1);

  private Listening(ServerSocket socket) {
    this.socket = socket;
  }

  /** Listens on this port of loopback; each connection is handed on, which must not take long. */
  public static Listening on(int port, ServerSocketFactory sockets, Consumer<Socket> onConnection) {
    try {
      ServerSocket socket = sockets.createServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      Listening listening = new Listening(socket);
      Threads.daemon("listening-" + port, () -> listening.accept(onConnection));
      return listening;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns when the port can be bound again, which the accepting thread holds until it ends. */
  @Override
  public void close() {
    try {
      socket.close();
      ended.await();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(Consumer<Socket> onConnection) {
    while (!socket.isClosed()) {
      try {
        onConnection.accept(socket.accept());
      } catch (IOException closedOrRefused) {
        // the loop's condition tells which
      }
    }
    ended.countDown();
  }
}
