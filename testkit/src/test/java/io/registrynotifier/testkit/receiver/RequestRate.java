package io.registrynotifier.testkit.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/** How many requests a second go through one connection on which they are pipelined. */
record RequestRate(double perSecond) {
  private static final int PIPELINED = 100;

  static RequestRate measure(URI url, String mediaType, byte[] body, int requests) {
    byte[] many = repeat(request(url, mediaType, body), PIPELINED);
    long start = System.nanoTime();
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      for (int sent = 0; sent < requests; sent += PIPELINED) {
        out.write(many);
        awaitAnswers(in, PIPELINED);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new RequestRate(requests * 1e9 / (System.nanoTime() - start));
  }

  private static byte[] request(URI url, String mediaType, byte[] body) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    String head =
        "POST "
            + url.getPath()
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            + mediaType
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    request.writeBytes(head.getBytes(US_ASCII));
    request.writeBytes(body);
    return request.toByteArray();
  }

  private static byte[] repeat(byte[] bytes, int times) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.length * times);
    for (int i = 0; i < times; i++) {
      all.writeBytes(bytes);
    }
    return all.toByteArray();
  }

  /** Each answer without a body has exactly one empty line. */
  private static void awaitAnswers(InputStream in, int answers) throws IOException {
    byte[] chunk = new byte[16 * 1024];
    int lineFeeds = 0;
    while (lineFeeds < answers * 3) {
      int count = in.read(chunk);
      for (int i = 0; i < count; i++) {
        lineFeeds += chunk[i] == '\n' ? 1 : 0;
      }
    }
  }
}
