package io.registrynotifier.worker.survey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One search of an event, newest first: the end of every partition, then what stands before it, and
 * so on. It ends when the event was found as it was first written: what a redrive has written again
 * does not end it. Confined to one task.
 */
final class EventScan {
  /** So many offsets of each partition make a round. */
  private static final long ROUND = 4_000;

  private final byte[] id;
  private final SearchBounds bounds;
  private final Map<Integer, Long> firsts;
  private final LongSupplier nanoTime;
  private final Map<Integer, Long> uppers = new TreeMap<>();
  private final Map<Integer, Long> oldestMillis = new HashMap<>();
  private final List<FoundEvent> found = new ArrayList<>();
  private long records;

  /**
   * A search that has not begun.
   *
   * @param firsts where each partition's search ends
   */
  EventScan(
      String id,
      SearchBounds bounds,
      LogSpans spans,
      Map<Integer, Long> firsts,
      LongSupplier nanoTime) {
    this.id = id.getBytes(UTF_8);
    this.bounds = bounds;
    this.firsts = firsts;
    this.nanoTime = nanoTime;
    spans.partitions().forEach((partition, span) -> uppers.put(partition, span.end()));
  }

  EventSearch search(LogReader reader) {
    long deadline = nanoTime.getAsLong() + bounds.time().toNanos();
    Map<Integer, LogSpan> round = round();
    while (!round.isEmpty() && original().isEmpty() && !isSpent(deadline)) {
      reader.read(round, this::look);
      round.forEach((partition, stretch) -> uppers.put(partition, stretch.begin()));
      round = round();
    }
    return result(round);
  }

  private boolean isSpent(long deadline) {
    return records >= bounds.records() || nanoTime.getAsLong() - deadline > 0;
  }

  private Map<Integer, LogSpan> round() {
    Map<Integer, LogSpan> round = new TreeMap<>();
    uppers.forEach(
        (partition, upper) -> {
          long first = firsts.getOrDefault(partition, upper);
          if (first < upper) {
            round.put(partition, new LogSpan(Math.max(first, upper - ROUND), upper));
          }
        });
    return round;
  }

  private boolean look(ConsumerRecord<byte[], byte[]> record) {
    records++;
    oldestMillis.merge(record.partition(), record.timestamp(), Math::min);
    if (Events.hasId(record, id)) {
      Events.found(record).ifPresent(found::add);
    }
    return true;
  }

  private Optional<FoundEvent> original() {
    return found.stream()
        .filter(event -> event.redriveTo().isEmpty())
        .min(Comparator.comparing(FoundEvent::time));
  }

  private EventSearch result(Map<Integer, LogSpan> left) {
    Optional<FoundEvent> first =
        original().or(() -> found.stream().min(Comparator.comparing(FoundEvent::time)));
    List<FoundEvent> copies = new ArrayList<>(found);
    first.ifPresent(copies::remove);
    copies.sort(Comparator.comparing(FoundEvent::time).reversed());
    boolean complete = left.isEmpty() || original().isPresent();
    return new EventSearch(first, copies, from(left), records, complete);
  }

  /** What was not read of a partition is older than the oldest that was. */
  private Instant from(Map<Integer, LogSpan> left) {
    return left.keySet().stream()
        .flatMap(partition -> Optional.ofNullable(oldestMillis.get(partition)).stream())
        .map(Instant::ofEpochMilli)
        .max(Comparator.naturalOrder())
        .filter(oldest -> oldest.isAfter(bounds.since()))
        .orElse(bounds.since());
  }
}
