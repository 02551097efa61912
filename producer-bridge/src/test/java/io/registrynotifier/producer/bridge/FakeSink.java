package io.registrynotifier.producer.bridge;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.sink.Sink;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Remembers the events and answers as it is told. Thread-safe. */
final class FakeSink implements Sink {
  private final List<CarriedEvent> events = new CopyOnWriteArrayList<>();
  private final Supplier<CompletableFuture<Void>> answer;

  FakeSink(Supplier<CompletableFuture<Void>> answer) {
    this.answer = answer;
  }

  static FakeSink keeping() {
    return new FakeSink(() -> CompletableFuture.completedFuture(null));
  }

  @Override
  public CompletableFuture<Void> write(List<CarriedEvent> written) {
    events.addAll(written);
    return answer.get();
  }

  @Override
  public void close() {}

  List<CarriedEvent> events() {
    return events;
  }
}
