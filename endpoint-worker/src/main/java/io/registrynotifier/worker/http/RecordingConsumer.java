package io.registrynotifier.worker.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Reads an answer as {@link AnswerConsumer} does, and keeps its headers. For one exchange. */
final class RecordingConsumer implements AsyncResponseConsumer<Answer> {
  private final AnswerConsumer answers = new AnswerConsumer();
  private volatile Map<String, List<String>> headers = Map.of();

  Map<String, List<String>> headers() {
    return headers;
  }

  @Override
  public void consumeResponse(
      HttpResponse response,
      @Nullable EntityDetails body,
      HttpContext context,
      FutureCallback<Answer> callback) {
    Map<String, List<String>> read = new LinkedHashMap<>();
    for (Header header : response.getHeaders()) {
      read.computeIfAbsent(header.getName(), name -> new ArrayList<>())
          .add(String.valueOf(header.getValue()));
    }
    headers = read;
    answers.consumeResponse(response, body, context, callback);
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context) {
    answers.informationResponse(response, context);
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    answers.updateCapacity(channel);
  }

  @Override
  public void consume(ByteBuffer source) throws IOException {
    answers.consume(source);
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {
    answers.streamEnd(trailers);
  }

  @Override
  public void failed(Exception cause) {
    answers.failed(cause);
  }

  @Override
  public void releaseResources() {
    answers.releaseResources();
  }
}
