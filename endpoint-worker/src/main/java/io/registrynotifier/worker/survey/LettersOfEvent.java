package io.registrynotifier.worker.survey;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Looks for the dead letters of one event, from the time on at which the event came. Thread-safe.
 */
final class LettersOfEvent {
  /** The clocks of those who write events and letters may differ by so much. */
  private static final Duration SKEW = Duration.ofMinutes(10);

  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final long ROUND = 4_000;

  private final TopicSpans spans;
  private final Reading reading;
  private final String topic;

  LettersOfEvent(TopicSpans spans, Reading reading, String topic) {
    this.spans = spans;
    this.reading = reading;
    this.topic = topic;
  }

  /** By endpoint. Fails when there are too many letters to look through. */
  CompletableFuture<Map<String, Letter>> of(FoundEvent event) {
    long since = event.time().minus(SKEW).toEpochMilli();
    return spans
        .now()
        .thenCompose(
            all ->
                spans
                    .firstSince(all, since)
                    .thenCompose(firsts -> reading.of(topic, it -> scan(it, event, all, firsts))));
  }

  private Map<String, Letter> scan(
      LogReader reader, FoundEvent event, LogSpans all, Map<Integer, Long> firsts) {
    Map<String, Letter> found = new HashMap<>();
    LongSupplier nanoTime = reading.nanoTime();
    long deadline = nanoTime.getAsLong() + BOUND.toNanos();
    Map<Integer, Long> lowers = new TreeMap<>(firsts);
    for (Map<Integer, LogSpan> round = round(lowers, all);
        !round.isEmpty();
        round = round(lowers, all)) {
      if (nanoTime.getAsLong() - deadline > 0) {
        throw new IllegalStateException("too many dead letters to look through in " + BOUND);
      }
      reader.read(round, record -> look(record, event, found));
      round.forEach((partition, stretch) -> lowers.put(partition, stretch.end()));
    }
    return found;
  }

  private static Map<Integer, LogSpan> round(Map<Integer, Long> lowers, LogSpans all) {
    Map<Integer, LogSpan> round = new TreeMap<>();
    lowers.forEach(
        (partition, lower) -> {
          long end = all.end(partition);
          if (lower < end) {
            round.put(partition, new LogSpan(lower, Math.min(end, lower + ROUND)));
          }
        });
    return round;
  }

  private static boolean look(
      ConsumerRecord<byte[], byte[]> record, FoundEvent event, Map<String, Letter> found) {
    if (Letters.isOf(record, event)) {
      Letters.letter(record)
          .filter(letter -> letter.event().id().equals(event.id()))
          .ifPresent(letter -> found.put(letter.endpoint(), letter));
    }
    return true;
  }
}
