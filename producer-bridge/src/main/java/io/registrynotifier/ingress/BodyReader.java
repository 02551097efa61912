package io.registrynotifier.ingress;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * Reads a request's body up to a bound without holding a thread while the client is slow.
 *
 * <p>The server calls it by one thread at a time. The memory it takes is counted as it grows, by
 * what has arrived and not by what was announced. The future completes on a server thread, and
 * fails with a {@link RejectedException}.
 */
final class BodyReader implements ReadListener {
  private static final int FIRST_BYTES = 16 * 1024;

  private final ServletInputStream input;
  private final int expectedBytes;
  private final int maxBytes;
  private final ByteBudget.Share share;
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private byte[] buffer = new byte[0];
  private int length;

  private BodyReader(
      ServletInputStream input, int expectedBytes, int maxBytes, ByteBudget.Share share) {
    this.input = input;
    this.expectedBytes = expectedBytes;
    this.maxBytes = maxBytes;
    this.share = share;
  }

  /** Asynchronous processing must have been started, and the announced length been checked. */
  static CompletableFuture<byte[]> read(
      HttpServletRequest request, int maxBytes, ByteBudget.Share share) throws IOException {
    int expected = request.getContentLength(); // -1 when the body is chunked
    BodyReader reader = new BodyReader(request.getInputStream(), expected, maxBytes, share);
    reader.input.setReadListener(reader);
    return reader.body;
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!body.isDone() && input.isReady() && !input.isFinished()) {
      if (length == buffer.length && !grow()) {
        return;
      }
      int read = input.read(buffer, length, buffer.length - length);
      length += Math.max(0, read);
    }
  }

  /** A byte beyond the bound is asked for, so that a body which just fits is told from a larger. */
  private boolean grow() {
    if (length > maxBytes) {
      return reject(Rejection.BODY_TOO_LARGE, "body: expected at most " + maxBytes + " bytes");
    }
    int most = expectedBytes >= 0 ? Math.max(1, expectedBytes) : maxBytes + 1;
    int grown = Math.min(most, Math.max(FIRST_BYTES, 2 * buffer.length));
    if (grown <= length) {
      grown = length + 1;
    }
    if (!share.tryTake(grown - buffer.length)) {
      return reject(Rejection.BUSY, "too many requests are under way");
    }
    buffer = Arrays.copyOf(buffer, grown);
    return true;
  }

  private boolean reject(Rejection rejection, String message) {
    body.completeExceptionally(new RejectedException(rejection, message));
    buffer = new byte[0];
    return false;
  }

  @Override
  public void onAllDataRead() {
    byte[] whole = length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
    buffer = new byte[0];
    if (length > maxBytes) {
      reject(Rejection.BODY_TOO_LARGE, "body: expected at most " + maxBytes + " bytes");
    } else {
      body.complete(whole);
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException) {
      reject(Rejection.BODY_TOO_SLOW, "body: did not arrive in time");
    } else {
      reject(Rejection.BODY_CUT_OFF, "body: cut off");
    }
  }
}
