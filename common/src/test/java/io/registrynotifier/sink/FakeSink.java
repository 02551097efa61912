package io.registrynotifier.sink;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EventAttributes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Remembers what it was given and answers as it is told. Thread-safe. */
final class FakeSink implements Sink {
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private final AtomicInteger closings = new AtomicInteger();
  private final Supplier<CompletableFuture<Void>> answer;

  private FakeSink(Supplier<CompletableFuture<Void>> answer) {
    this.answer = answer;
  }

  static FakeSink keeping() {
    return answering(() -> CompletableFuture.completedFuture(null));
  }

  static FakeSink failing(Throwable failure) {
    return answering(() -> CompletableFuture.failedFuture(failure));
  }

  static FakeSink answering(Supplier<CompletableFuture<Void>> answer) {
    return new FakeSink(answer);
  }

  static CarriedEvent event(String id) {
    return event(id, "push", "application/octet-stream");
  }

  static CarriedEvent event(String id, String action, String mediaType) {
    EventAttributes attributes =
        new EventAttributes(id, action, mediaType, "library/test", "", "", "", "", "");
    return CarriedEvent.of(attributes, "{}".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public CompletableFuture<Void> write(List<CarriedEvent> events) {
    if (closings.get() > 0) {
      return CompletableFuture.failedFuture(new SinkClosedException("fake"));
    }
    events.forEach(event -> ids.add(event.attributes().id()));
    return answer.get();
  }

  @Override
  public void close() {
    closings.incrementAndGet();
  }

  List<String> ids() {
    return List.copyOf(ids);
  }

  int closings() {
    return closings.get();
  }
}
