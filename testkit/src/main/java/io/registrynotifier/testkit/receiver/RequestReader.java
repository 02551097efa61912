package io.registrynotifier.testkit.receiver;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads HTTP/1.1 requests from a connection (RFC 9112). Confined to the connection's thread. */
final class RequestReader {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final InputStream in;
  private final Clock clock;

  RequestReader(InputStream in, Clock clock) {
    this.in = new BufferedInputStream(in, BUFFER_BYTES);
    this.clock = clock;
  }

  /** The next request; empty when the client has closed the connection between two. */
  Optional<ReceivedRequest> next() throws IOException {
    in.mark(1);
    if (in.read() < 0) {
      return Optional.empty();
    }
    in.reset();
    String[] start = line().split(" ", -1);
    if (start.length != 3) {
      throw new IOException("no request line");
    }
    Map<String, String> headers = headers();
    byte[] body = body(headers);
    return Optional.of(new ReceivedRequest(clock.instant(), start[0], start[1], headers, body));
  }

  /** Waits until the client has gone, reading whatever it sends. */
  void drain() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.merge(name, line.substring(colon + 1).strip(), (one, more) -> one + ", " + more);
    }
    return headers;
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      return chunked();
    }
    return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
  }

  private byte[] chunked() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(exactly(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private byte[] exactly(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("a body of " + count + " bytes ended after " + bytes.length);
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended within a line");
      }
      line.append((char) next);
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }
}
