package io.registrynotifier.worker.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads single events. What is asked for at one time is read together, since a page asks for the
 * head of every partition; what was read is remembered, since it never changes. Thread-safe.
 */
final class EventPicks {
  private static final int MAX_REMEMBERED = 2_000;

  private final Reading reading;
  private final String topic;
  private final Queue<Wanted> queue = new ConcurrentLinkedQueue<>();
  private final Map<Known, FoundEvent> remembered =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Known, FoundEvent> eldest) {
              return size() > MAX_REMEMBERED;
            }
          });

  EventPicks(Reading reading, String topic) {
    this.reading = reading;
    this.topic = topic;
  }

  /** The event at a place that the topic has; empty when no event stands there. */
  CompletableFuture<Optional<FoundEvent>> at(Place place, LogSpans spans) {
    FoundEvent known = remembered.get(new Known(spans.topicId(), place));
    if (known != null) {
      return CompletableFuture.completedFuture(Optional.of(known));
    }
    Wanted wanted = new Wanted(place, spans, new CompletableFuture<>());
    queue.add(wanted);
    var unused =
        reading
            .run(this::readQueue)
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    wanted.found().completeExceptionally(failure);
                  }
                });
    return wanted.found();
  }

  /** Opening a reader takes the time in which the others of the same page come. */
  private Void readQueue() {
    if (!queue.isEmpty()) {
      try (LogReader reader = reading.open(topic)) {
        read(reader, taken());
      }
    }
    return null;
  }

  private List<Wanted> taken() {
    List<Wanted> taken = new ArrayList<>();
    for (Wanted next = queue.poll(); next != null; next = queue.poll()) {
      if (!next.found().isDone()) {
        taken.add(next);
      }
    }
    return taken;
  }

  private void read(LogReader reader, List<Wanted> all) {
    try {
      Map<Place, FoundEvent> found = read(reader, all, newest(all));
      all.forEach(each -> each.found().complete(Optional.ofNullable(found.get(each.place()))));
    } catch (RuntimeException e) { // whoever waits is told, whichever task it was that failed
      all.forEach(each -> each.found().completeExceptionally(e));
    }
  }

  private Map<Place, FoundEvent> read(LogReader reader, List<Wanted> all, LogSpans spans) {
    Map<Integer, Set<Long>> places = new TreeMap<>();
    for (Wanted each : all) {
      places
          .computeIfAbsent(each.place().partition(), partition -> new TreeSet<>())
          .add(each.place().offset());
    }
    Map<Place, FoundEvent> found = new HashMap<>();
    reader.pick(
        places,
        spans,
        (wanted, record) -> {
          if (record.offset() == wanted) {
            Place place = new Place(record.partition(), wanted);
            Events.found(record).ifPresent(event -> found.put(place, event));
          }
        });
    found.forEach((place, event) -> remembered.put(new Known(spans.topicId(), place), event));
    return found;
  }

  private static LogSpans newest(List<Wanted> all) {
    return all.stream()
        .map(Wanted::spans)
        .max(Comparator.comparingLong(LogSpans::end))
        .orElse(LogSpans.NONE);
  }

  private record Wanted(
      Place place, LogSpans spans, CompletableFuture<Optional<FoundEvent>> found) {}

  private record Known(String topicId, Place place) {}
}
