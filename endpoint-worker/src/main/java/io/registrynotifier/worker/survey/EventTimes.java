package io.registrynotifier.worker.survey;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * When Kafka took the events at certain places. What was read is remembered, since it never
 * changes, so that an endpoint that stands still costs one look. Thread-safe.
 */
final class EventTimes {
  private static final int MAX_REMEMBERED = 20_000;

  private final Reading reading;
  private final String topic;
  private final Map<Place, Instant> remembered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Instant> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };
  private String topicId = "";

  EventTimes(Reading reading, String topic) {
    this.reading = reading;
    this.topic = topic;
  }

  /** By place; where no event stands, the time of the next one. */
  CompletableFuture<Map<Place, Instant>> of(Collection<Place> places, LogSpans spans) {
    Map<Place, Instant> known = recall(places, spans.topicId());
    Map<Integer, Set<Long>> unknown = new TreeMap<>();
    for (Place place : places) {
      if (!known.containsKey(place)) {
        unknown.computeIfAbsent(place.partition(), each -> new TreeSet<>()).add(place.offset());
      }
    }
    return unknown.isEmpty()
        ? CompletableFuture.completedFuture(known)
        : reading.of(topic, reader -> read(reader, unknown, spans, known));
  }

  private Map<Place, Instant> read(
      LogReader reader,
      Map<Integer, Set<Long>> unknown,
      LogSpans spans,
      Map<Place, Instant> known) {
    Map<Place, Instant> all = new HashMap<>(known);
    reader.pick(
        unknown,
        spans,
        (wanted, record) ->
            all.put(
                new Place(record.partition(), wanted), Instant.ofEpochMilli(record.timestamp())));
    remember(all, spans.topicId());
    return all;
  }

  private synchronized Map<Place, Instant> recall(Collection<Place> places, String ofTopic) {
    Map<Place, Instant> known = new HashMap<>();
    if (topicId.equals(ofTopic)) {
      for (Place place : places) {
        Instant time = remembered.get(place);
        if (time != null) {
          known.put(place, time);
        }
      }
    }
    return known;
  }

  private synchronized void remember(Map<Place, Instant> times, String ofTopic) {
    if (!topicId.equals(ofTopic)) {
      remembered.clear();
      topicId = ofTopic;
    }
    remembered.putAll(times);
  }
}
