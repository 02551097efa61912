package io.registrynotifier.worker.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer: keeps the start of the body, drops the rest, and gives up on a body that does
 * not end. Used by one exchange, on the client's threads.
 *
 * <p>The media type is not looked at: an answer whose type cannot be read is an answer.
 */
final class AnswerConsumer implements AsyncResponseConsumer<Answer> {
  private static final int MAX_EXCERPT_BYTES = 4 << 10;
  private static final int MAX_BODY_BYTES = 1 << 20;

  private final ByteArrayOutputStream excerpt = new ByteArrayOutputStream(0);
  private int bodyBytes;
  private int status;
  private Optional<String> retryAfter = Optional.empty();
  private @Nullable FutureCallback<Answer> whole;

  @Override
  public void consumeResponse(
      HttpResponse response,
      @Nullable EntityDetails body,
      HttpContext context,
      FutureCallback<Answer> callback) {
    status = response.getCode();
    retryAfter =
        Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER)).map(Header::getValue);
    whole = callback;
    if (body == null) {
      complete();
    }
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context) {}

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    channel.update(Integer.MAX_VALUE);
  }

  @Override
  public void consume(ByteBuffer source) throws ResponseTooLargeException {
    bodyBytes += source.remaining();
    if (bodyBytes > MAX_BODY_BYTES) {
      throw new ResponseTooLargeException(MAX_BODY_BYTES);
    }
    byte[] kept = new byte[Math.min(source.remaining(), MAX_EXCERPT_BYTES - excerpt.size())];
    source.get(kept);
    excerpt.writeBytes(kept);
    source.position(source.limit());
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {
    complete();
  }

  /** The exchange's own callback is told too, and tells whoever waits. */
  @Override
  public void failed(Exception cause) {}

  @Override
  public void releaseResources() {}

  private void complete() {
    FutureCallback<Answer> callback = whole;
    if (callback != null) {
      callback.completed(new Answer(status, retryAfter, excerpt.toString(StandardCharsets.UTF_8)));
    }
  }
}
