package io.registrynotifier.testkit.proxy;

import io.registrynotifier.testkit.socket.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Consumer;

/** One client's connection and the one to the server that belongs to it. Thread-safe. */
final class ProxiedConnection {
  private static final int CHUNK_BYTES = 64 * 1024;

  private final Socket client;
  private final Socket server = new Socket();
  private final Gate gate;
  private final Consumer<ProxiedConnection> onEnd;

  ProxiedConnection(Socket client, Gate gate, Consumer<ProxiedConnection> onEnd) {
    this.client = client;
    this.gate = gate;
    this.onEnd = onEnd;
  }

  void open(Optional<InetSocketAddress> target) {
    if (target.isEmpty()) {
      reset();
      return;
    }
    try {
      gate.pass();
      server.connect(target.get());
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Threads.daemon("proxy-answer", () -> pump(server, client));
      pump(client, server);
    } catch (IOException refused) {
      reset();
    } catch (InterruptedException interrupted) {
      reset();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends both sides with a reset. */
  void reset() {
    reset(client);
    reset(server);
    onEnd.accept(this);
  }

  private void pump(Socket from, Socket to) {
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        gate.pass();
        out.write(chunk, 0, count);
      }
      gate.pass();
      to.shutdownOutput();
      endWhenBothEnded(to);
    } catch (IOException ended) {
      reset();
    } catch (InterruptedException interrupted) {
      reset();
      Thread.currentThread().interrupt();
    }
  }

  private void endWhenBothEnded(Socket ended) throws IOException {
    Socket other = ended == client ? server : client;
    if (other.isOutputShutdown()) {
      client.close();
      server.close();
      onEnd.accept(this);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException alreadyClosed) {
      // what was wanted
    }
  }
}
