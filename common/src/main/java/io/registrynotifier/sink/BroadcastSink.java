package io.registrynotifier.sink;

import io.registrynotifier.event.CarriedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sink that writes every event to each of several sinks, which may come and go at runtime.
 *
 * <p>Thread-safe. A write goes to the sinks that are there when it begins, and completes when all
 * of them have ended: well when each has the events, with {@link BroadcastException} when one may
 * not have them. A failing sink keeps the events from no other, and a sink that turns out to be
 * closed is let go. With no sink there is nobody to keep an event, so the write fails.
 *
 * <p>Sinks are told apart by identity. Writes of one thread reach each sink in their order.
 */
public final class BroadcastSink implements Sink {
  private static final String NAME = "broadcast";

  private final AtomicReference<SinkSet> current = new AtomicReference<>(SinkSet.EMPTY);

  private BroadcastSink() {}

  /** Begins with these sinks; the same one twice is one. */
  public static BroadcastSink of(Sink... sinks) {
    BroadcastSink broadcast = new BroadcastSink();
    Stream.of(sinks).forEach(broadcast::add);
    return broadcast;
  }

  @Override
  public CompletableFuture<Void> write(List<CarriedEvent> events) {
    return Guarded.write(() -> writeTo(sinks(), List.copyOf(events)));
  }

  /** Closes each sink, also when another one's closing throws; the first failure is thrown last. */
  @Override
  public void close() {
    List<RuntimeException> failures = new ArrayList<>();
    current.getAndUpdate(SinkSet::toClosed).sinks().forEach(sink -> closeOne(sink, failures));
    if (!failures.isEmpty()) {
      RuntimeException first = failures.get(0);
      failures.stream().filter(failure -> failure != first).forEach(first::addSuppressed);
      throw first;
    }
  }

  /**
   * Adds a sink to later writes; false when it is there already.
   *
   * @throws SinkClosedException when the broadcaster is closed; the sink stays the caller's to
   *     close
   */
  public boolean add(Sink sink) {
    Objects.requireNonNull(sink, "sink");
    SinkSet before = current.getAndUpdate(sinks -> sinks.with(sink));
    if (before.closed()) {
      throw new SinkClosedException(NAME);
    }
    return !before.has(sink);
  }

  /** Takes a sink out of later writes and leaves it open; false when it was not there. */
  public boolean remove(Sink sink) {
    return current.getAndUpdate(sinks -> sinks.without(sink)).has(sink);
  }

  private SinkSet sinks() {
    return Objects.requireNonNull(current.get());
  }

  private CompletableFuture<Void> writeTo(SinkSet set, List<CarriedEvent> events) {
    if (set.closed()) {
      return Guarded.failed(new SinkClosedException(NAME));
    }
    if (set.sinks().isEmpty()) {
      return Guarded.failed(new IllegalStateException(NAME + ": no sink to write to"));
    }
    List<CompletableFuture<Optional<Throwable>>> endings =
        set.sinks().stream().map(sink -> writeToOne(sink, events)).toList();
    return CompletableFuture.allOf(endings.toArray(CompletableFuture[]::new))
        .thenAccept(ended -> throwIfAnyFailed(endings));
  }

  private CompletableFuture<Optional<Throwable>> writeToOne(Sink sink, List<CarriedEvent> events) {
    return Guarded.write(() -> sink.write(events))
        .handle((written, failure) -> failureOf(sink, failure));
  }

  private Optional<Throwable> failureOf(Sink sink, @Nullable Throwable failure) {
    Optional<Throwable> cause = Optional.ofNullable(failure).map(Guarded::cause);
    if (cause.filter(SinkClosedException.class::isInstance).isPresent()) {
      remove(sink);
    }
    return cause;
  }

  /** The sinks may have been closed under a write by closing the broadcaster: then it is closed. */
  private void throwIfAnyFailed(List<CompletableFuture<Optional<Throwable>>> endings) {
    List<Throwable> failures =
        endings.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList();
    if (failures.isEmpty()) {
      return;
    }
    if (sinks().closed()) {
      SinkClosedException closed = new SinkClosedException(NAME);
      failures.forEach(closed::addSuppressed);
      throw closed;
    }
    throw new BroadcastException(failures, endings.size());
  }

  private static void closeOne(Sink sink, List<RuntimeException> failures) {
    try {
      sink.close();
    } catch (RuntimeException failure) {
      failures.add(failure);
    }
  }
}
