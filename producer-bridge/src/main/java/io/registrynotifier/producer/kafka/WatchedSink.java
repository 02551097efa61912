package io.registrynotifier.producer.kafka;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.sink.Sink;
import io.registrynotifier.sink.WriteFailedException;
import io.registrynotifier.sink.WriteFailedException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Writes to another sink unless that might lose what it acknowledges: while the topic is one that
 * deletes events too soon, and while nobody has seen it or made it, since a producer that asks for
 * a missing topic makes brokers create it by their own defaults. Thread-safe.
 */
public final class WatchedSink implements Sink {
  private final Sink sink;
  private final Supplier<Optional<String>> refusal;

  /** {@code refusal} says why nothing may be written now; asked for each write, so cheap. */
  public WatchedSink(Sink sink, Supplier<Optional<String>> refusal) {
    this.sink = sink;
    this.refusal = refusal;
  }

  @Override
  public CompletableFuture<Void> write(List<CarriedEvent> events) {
    return refusal
        .get()
        .map(
            cause ->
                CompletableFuture.<Void>failedFuture(
                    new WriteFailedException(Reason.UNAVAILABLE, cause, null)))
        .orElseGet(() -> sink.write(events));
  }

  @Override
  public void close() {
    sink.close();
  }
}
