package io.registrynotifier.worker.survey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds events on the events topic. Thread-safe. */
final class EventLooks {
  private final TopicSpans spans;
  private final Reading reading;
  private final String topic;
  private final Pattern foreign;
  private final EventPicks picks;
  private final RecentAnswers<String, LogSpans> recent;

  EventLooks(TopicSpans spans, Reading reading, String topic) {
    this.spans = spans;
    this.reading = reading;
    this.topic = topic;
    this.picks = new EventPicks(reading, topic);
    this.recent = new RecentAnswers<>(Duration.ofSeconds(1), reading.nanoTime());
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

  /** A look at the topic that is a second old will do, when it has the place. */
  CompletableFuture<Optional<FoundEvent>> at(int partition, long offset) {
    return recent
        .get(topic, each -> spans.now())
        .thenCompose(
            all ->
                all.has(partition, offset) ? CompletableFuture.completedFuture(all) : spans.now())
        .thenCompose(
            all ->
                all.has(partition, offset)
                    ? picks.at(new Place(partition, offset), all)
                    : CompletableFuture.completedFuture(Optional.empty()));
  }
}
