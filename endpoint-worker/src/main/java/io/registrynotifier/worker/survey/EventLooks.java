package io.registrynotifier.worker.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds events on the events topic. Thread-safe. */
final class EventLooks {
  private final TopicSpans spans;
  private final Reading reading;
  private final String topic;
  private final Pattern foreign;

  EventLooks(TopicSpans spans, Reading reading, String topic) {
    this.spans = spans;
    this.reading = reading;
    this.topic = topic;
    this.foreign = Pattern.compile(Pattern.quote(topic) + "/(\\d{1,9})/(\\d{1,18})");
  }

  /** An event of somebody else's that has no id is known by its place, and found there. */
  CompletableFuture<EventSearch> search(String id, SearchBounds bounds) {
    Matcher place = foreign.matcher(id);
    return place.matches()
        ? at(Integer.parseInt(place.group(1)), Long.parseLong(place.group(2)))
            .thenApply(event -> placed(event.filter(it -> it.id().equals(id)), bounds))
        : scan(id, bounds);
  }

  private static EventSearch placed(Optional<FoundEvent> event, SearchBounds bounds) {
    return new EventSearch(event, List.of(), bounds.since(), event.isPresent() ? 1 : 0, true);
  }

  private CompletableFuture<EventSearch> scan(String id, SearchBounds bounds) {
    return spans
        .now()
        .thenCompose(
            all ->
                spans
                    .firstSince(all, bounds.since().toEpochMilli())
                    .thenCompose(
                        firsts -> {
                          EventScan scan =
                              new EventScan(id, bounds, all, firsts, reading.nanoTime());
                          return reading.of(topic, scan::search);
                        }));
  }

  CompletableFuture<Optional<FoundEvent>> at(int partition, long offset) {
    return spans
        .now()
        .thenCompose(
            all ->
                all.has(partition, offset)
                    ? reading.of(topic, reader -> at(reader, partition, offset, all))
                    : CompletableFuture.completedFuture(Optional.empty()));
  }

  private static Optional<FoundEvent> at(
      LogReader reader, int partition, long offset, LogSpans all) {
    List<FoundEvent> found = new ArrayList<>();
    reader.pick(
        Map.of(partition, Set.of(offset)),
        all,
        (wanted, record) -> {
          if (record.offset() == wanted) {
            Events.found(record).ifPresent(found::add);
          }
        });
    return found.stream().findFirst();
  }
}
