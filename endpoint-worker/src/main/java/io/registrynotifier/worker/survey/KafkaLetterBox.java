package io.registrynotifier.worker.survey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The dead letters as they stand on their topic. Thread-safe. */
final class KafkaLetterBox implements LetterBox {
  private static final String LETTERS = "the dead letters";

  private final TopicSpans spans;
  private final Reading reading;
  private final Topics topics;

  KafkaLetterBox(TopicSpans spans, Reading reading, Topics topics) {
    this.spans = spans;
    this.reading = reading;
    this.topics = topics;
  }

  @Override
  public CompletableFuture<LetterPage> page(
      LetterFilter filter, Optional<String> cursor, int limit) {
    if (limit < 1) {
      return CompletableFuture.failedFuture(
          new IllegalArgumentException("limit " + limit + ": expected 1 or more"));
    }
    return Answers.orUnavailable(
        spans.now().thenCompose(all -> page(filter, cursor, limit, all)), LETTERS);
  }

  private CompletableFuture<LetterPage> page(
      LetterFilter filter, Optional<String> cursor, int limit, LogSpans all) {
    LetterCursor from = cursor.map(LetterCursor::from).orElseGet(() -> LetterCursor.newest(all));
    return firsts(filter, all)
        .thenCompose(
            firsts ->
                reading.of(
                    topics.deadLetters(), new LetterPages(filter, from, firsts, limit)::page));
  }

  /** Where what matches a filter may begin. */
  private CompletableFuture<Map<Integer, Long>> firsts(LetterFilter filter, LogSpans all) {
    Map<Integer, Long> begins =
        all.partitions().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, span -> span.getValue().begin()));
    return filter
        .since()
        .map(since -> spans.firstSince(all, since.toEpochMilli()))
        .orElseGet(() -> CompletableFuture.completedFuture(begins));
  }

  @Override
  public CompletableFuture<Optional<OpenLetter>> find(String id) {
    return Answers.orUnavailable(
        spans
            .now()
            .thenCompose(
                all -> {
                  Map<Integer, Set<Long>> wanted = places(List.of(id), all);
                  return reading.of(topics.deadLetters(), reader -> find(reader, wanted, all));
                }),
        LETTERS);
  }

  private static Optional<OpenLetter> find(
      LogReader reader, Map<Integer, Set<Long>> wanted, LogSpans all) {
    List<OpenLetter> found = new ArrayList<>();
    reader.pick(
        wanted,
        all,
        (offset, record) -> {
          if (record.offset() == offset) {
            Letters.letter(record)
                .ifPresent(
                    letter -> found.add(new OpenLetter(letter, new String(record.value(), UTF_8))));
          }
        });
    return found.stream().findFirst();
  }

  /** Those of the ids at which something may stand. */
  private static Map<Integer, Set<Long>> places(Collection<String> ids, LogSpans all) {
    Map<Integer, Set<Long>> places = new TreeMap<>();
    for (String text : ids) {
      LetterId id = LetterId.from(text);
      if (all.has(id.partition(), id.offset())) {
        places.computeIfAbsent(id.partition(), each -> new TreeSet<>()).add(id.offset());
      }
    }
    return places;
  }

  @Override
  public CompletableFuture<Redriven> redrive(Collection<String> ids) {
    return Answers.orUnavailable(
        spans
            .now()
            .thenCompose(
                all -> {
                  Map<Integer, Set<Long>> wanted = places(ids, all);
                  return reading.of(
                      topics.deadLetters(), reader -> redrive(reader, ids, wanted, all));
                }),
        "redrive");
  }

  private Redriven redrive(
      LogReader reader, Collection<String> ids, Map<Integer, Set<Long>> wanted, LogSpans all) {
    try (Redrive redrive = Redrive.begin(reading.kafka(), topics.events())) {
      reader.pick(
          wanted,
          all,
          (offset, record) -> {
            if (record.offset() == offset) {
              Letters.letter(record).ifPresent(letter -> redrive.send(record, letter));
            }
          });
      List<String> done = redrive.end();
      List<String> unknown = new ArrayList<>(new TreeSet<>(ids));
      unknown.removeAll(done);
      return new Redriven(done, unknown, 0);
    }
  }

  @Override
  public CompletableFuture<Redriven> redrive(LetterFilter filter) {
    return Answers.orUnavailable(
        spans
            .now()
            .thenCompose(
                all ->
                    firsts(filter, all)
                        .thenCompose(
                            firsts ->
                                reading.of(
                                    topics.deadLetters(),
                                    reader -> redrive(reader, filter, firsts, all)))),
        "redrive");
  }

  private Redriven redrive(
      LogReader reader, LetterFilter filter, Map<Integer, Long> firsts, LogSpans all) {
    AtomicLong foreign = new AtomicLong();
    Map<Integer, LogSpan> stretches = new TreeMap<>();
    firsts.forEach(
        (partition, first) -> stretches.put(partition, new LogSpan(first, all.end(partition))));
    try (Redrive redrive = Redrive.begin(reading.kafka(), topics.events())) {
      reader.read(
          stretches,
          record -> {
            Optional<Letter> letter = Letters.letter(record);
            if (letter.isEmpty()) {
              foreign.incrementAndGet();
            }
            letter.filter(filter::matches).ifPresent(it -> redrive.send(record, it));
            return true;
          });
      return new Redriven(redrive.end(), List.of(), foreign.get());
    }
  }
}
