package io.registrynotifier.worker.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/** Takes a body that is all in memory as its bytes come. Not thread-safe. */
final class BodyText implements DataStreamChannel {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean ended;

  private BodyText() {}

  static String of(AsyncEntityProducer body) {
    BodyText text = new BodyText();
    try {
      while (!text.ended) {
        body.produce(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.bytes.toString(UTF_8);
  }

  @Override
  public void requestOutput() {}

  @Override
  public int write(ByteBuffer source) {
    byte[] all = new byte[source.remaining()];
    source.get(all);
    bytes.writeBytes(all);
    return all.length;
  }

  @Override
  public void endStream() {
    ended = true;
  }

  @Override
  public void endStream(@Nullable List<? extends Header> trailers) {
    ended = true;
  }
}
