package io.registrynotifier.sink;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EventAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * A sink that passes on the events somebody wants and leaves out the others.
 *
 * <p>Thread-safe if the sink inside is. What is left out counts as written: nobody is owed it. The
 * order of what is passed on is kept. Closing closes the sink inside.
 */
public final class FilteringSink implements Sink {
  private final Sink sink;
  private final Predicate<EventAttributes> wanted;
  private volatile boolean closed;

  private FilteringSink(Sink sink, Predicate<EventAttributes> wanted) {
    this.sink = Objects.requireNonNull(sink, "sink");
    this.wanted = Objects.requireNonNull(wanted, "wanted");
  }

  /** Passes on what the predicate accepts; a predicate that throws fails the write. */
  public static FilteringSink of(Sink sink, Predicate<EventAttributes> wanted) {
    return new FilteringSink(sink, wanted);
  }

  /**
   * Leaves out events with one of the media types OR one of the actions, each matched exactly, as
   * the registry's {@code ignore} block does; either set may be empty.
   */
  public static FilteringSink ignoring(Sink sink, Set<String> mediaTypes, Set<String> actions) {
    Set<String> ignoredMediaTypes = Set.copyOf(mediaTypes);
    Set<String> ignoredActions = Set.copyOf(actions);
    return new FilteringSink(
        sink,
        event ->
            !ignoredMediaTypes.contains(event.mediaType())
                && !ignoredActions.contains(event.action()));
  }

  @Override
  public CompletableFuture<Void> write(List<CarriedEvent> events) {
    if (closed) {
      return Guarded.failed(new SinkClosedException("filtering sink"));
    }
    return Guarded.write(() -> writeWanted(events));
  }

  @Override
  public void close() {
    closed = true;
    sink.close();
  }

  private CompletableFuture<Void> writeWanted(List<CarriedEvent> events) {
    List<CarriedEvent> left =
        events.stream().filter(event -> wanted.test(event.attributes())).toList();
    return left.isEmpty() ? CompletableFuture.completedFuture(null) : sink.write(left);
  }
}
