package io.registrynotifier.ingress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** A connection on which a test sends what no HTTP client would. Confined to one thread. */
final class RawHttp implements AutoCloseable {
  private static final int DEADLINE_MILLIS = 20_000;

  private final Socket socket;

  RawHttp(int port) {
    try {
      this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(DEADLINE_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The head of a request to {@code POST /events}, with one more header. */
  static String head(String header) {
    return "POST /events HTTP/1.1\r\nHost: a\r\nContent-Type: %s\r\n%s\r\n\r\n"
        .formatted(Envelopes.CONTENT_TYPE, header);
  }

  void send(String text) {
    send(text.getBytes(ISO_8859_1));
  }

  void send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends until it is done or the server has had enough; whether it was done. */
  boolean trySend(byte[] bytes, int times) {
    try {
      for (int time = 0; time < times; time++) {
        socket.getOutputStream().write(bytes);
      }
      return true;
    } catch (IOException closedByTheServer) {
      return false;
    }
  }

  /** Says that nothing more will come. */
  void shutdownOutput() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One answer with its headers and its body; empty when the server has closed. */
  String answer() {
    try {
      String head = readHead(socket.getInputStream());
      int length = contentLength(head);
      return head + new String(socket.getInputStream().readNBytes(length), ISO_8859_1);
    } catch (IOException closedByTheServer) {
      return "";
    }
  }

  private static String readHead(InputStream input) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int next = input.read(); next >= 0; next = input.read()) {
      head.write(next);
      if (head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString(ISO_8859_1);
  }

  private static int contentLength(String head) {
    for (String line : head.toLowerCase(Locale.ROOT).lines().toList()) {
      if (line.startsWith("content-length:")) {
        return Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return 0;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
