package io.registrynotifier.worker.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Reads a request's body up to a bound without holding a thread while the client is slow.
 *
 * <p>The server calls it by one thread at a time. The future completes on a server thread, and
 * fails with a {@link RefusedException}.
 */
final class Body implements ReadListener {
  static final int MAX_BYTES = 1 << 20;
  private static final int CHUNK_BYTES = 8 << 10;

  private final ServletInputStream input;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();

  private Body(ServletInputStream input) {
    this.input = input;
  }

  /** To be called where asynchronous processing has begun. */
  static CompletableFuture<byte[]> read(Context http) {
    if (http.req().getContentLengthLong() > MAX_BYTES) {
      return CompletableFuture.failedFuture(tooLarge());
    }
    try {
      Body reader = new Body(http.req().getInputStream());
      reader.input.setReadListener(reader);
      return reader.body;
    } catch (IOException e) {
      return CompletableFuture.failedFuture(cutOff());
    }
  }

  /** The body as text. */
  static CompletableFuture<String> text(Context http) {
    return read(http).thenApply(bytes -> new String(bytes, UTF_8));
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    while (!body.isDone() && input.isReady() && !input.isFinished()) {
      read.write(chunk, 0, Math.max(0, input.read(chunk)));
      if (read.size() > MAX_BYTES) {
        body.completeExceptionally(tooLarge());
      }
    }
  }

  @Override
  public void onAllDataRead() {
    body.complete(read.toByteArray());
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(cutOff());
  }

  private static RefusedException tooLarge() {
    return Refusal.of(413, "body-too-large", "body: expected at most " + MAX_BYTES + " bytes")
        .asException();
  }

  private static RefusedException cutOff() {
    return Refusal.of(400, "body-cut-off", "body: cut off").asException();
  }
}
