package io.registrynotifier.ingress;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.sink.Sink;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Holds every write until the test ends it; or gives the answer it was told to give. */
final class HeldSink implements Sink {
  final List<CarriedEvent> events = new CopyOnWriteArrayList<>();
  final List<CompletableFuture<Void>> writes = new CopyOnWriteArrayList<>();
  volatile boolean holding = true;
  volatile CompletableFuture<Void> answer = CompletableFuture.completedFuture(null);

  @Override
  public CompletableFuture<Void> write(List<CarriedEvent> written) {
    events.addAll(written);
    if (!holding) {
      return answer;
    }
    CompletableFuture<Void> write = new CompletableFuture<>();
    writes.add(write);
    return write;
  }

  /** Answers whatever comes from now on at once. */
  void answerWith(CompletableFuture<Void> given) {
    answer = given;
    holding = false;
  }

  @Override
  public void close() {}
}
