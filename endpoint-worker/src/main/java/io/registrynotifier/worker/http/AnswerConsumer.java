package io.registrynotifier.worker.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Reads one answer: keeps the start of the body, drops the rest, and gives up on a body that does
 * not end. Used by one exchange, on the client's threads.
 */
final class AnswerConsumer extends AbstractBinResponseConsumer<Answer> {
  private static final int MAX_EXCERPT_BYTES = 4 << 10;
  private static final int MAX_BODY_BYTES = 1 << 20;

  private final byte[] excerpt = new byte[MAX_EXCERPT_BYTES];
  private int excerptBytes;
  private int bodyBytes;
  private int status;
  private Optional<String> retryAfter = Optional.empty();

  @Override
  protected void start(HttpResponse response, ContentType contentType) {
    status = response.getCode();
    retryAfter =
        Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER)).map(Header::getValue);
  }

  @Override
  protected int capacityIncrement() {
    return Integer.MAX_VALUE;
  }

  @Override
  protected void data(ByteBuffer source, boolean endOfStream) throws ResponseTooLargeException {
    bodyBytes += source.remaining();
    if (bodyBytes > MAX_BODY_BYTES) {
      throw new ResponseTooLargeException(MAX_BODY_BYTES);
    }
    int kept = Math.min(source.remaining(), MAX_EXCERPT_BYTES - excerptBytes);
    source.get(excerpt, excerptBytes, kept);
    excerptBytes += kept;
    source.position(source.limit());
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context) {}

  @Override
  protected Answer buildResult() {
    return new Answer(
        status, retryAfter, new String(excerpt, 0, excerptBytes, StandardCharsets.UTF_8));
  }

  @Override
  public void releaseResources() {}
}
