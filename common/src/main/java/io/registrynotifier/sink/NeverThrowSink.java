package io.registrynotifier.sink;

import io.registrynotifier.event.CarriedEvent;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * A sink whose {@code write} never throws, whatever the sink inside does: what it throws, and the
 * future it forgets to return, become a failed future.
 *
 * <p>Thread-safe if the sink inside is.
 */
public final class NeverThrowSink implements Sink {
  private final Sink sink;

  private NeverThrowSink(Sink sink) {
    this.sink = Objects.requireNonNull(sink, "sink");
  }

  /** Wraps the sink; closing the wrapper closes it. */
  public static NeverThrowSink of(Sink sink) {
    return new NeverThrowSink(sink);
  }

  @Override
  public CompletableFuture<Void> write(List<CarriedEvent> events) {
    return Guarded.write(() -> sink.write(events));
  }

  @Override
  public void close() {
    sink.close();
  }
}
