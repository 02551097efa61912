package io.registrynotifier.worker.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes one page of letters, newest first, over all partitions. Confined to one task. */
final class LetterPages {
  private static final long ROUND = 500;

  /** A filter that matches little ends a page, rather than the patience of who waits for it. */
  private static final long MAX_READ = 100_000;

  private final LetterFilter filter;
  private final int limit;
  private final Map<Integer, LetterStretch> stretches = new TreeMap<>();
  private long read;

  /**
   * A page that is not begun.
   *
   * @param firsts the oldest offsets that are looked at; none for a partition that is not
   */
  LetterPages(LetterFilter filter, LetterCursor cursor, Map<Integer, Long> firsts, int limit) {
    this.filter = filter;
    this.limit = limit;
    firsts.forEach(
        (partition, first) ->
            stretches.put(
                partition,
                new LetterStretch(first, cursor.belows().getOrDefault(partition, first))));
  }

  LetterPage page(LogReader reader) {
    List<Letter> letters = new ArrayList<>();
    while (letters.size() < limit && readWanted(reader)) {
      Optional<LetterStretch> newest = newest();
      if (newest.isEmpty()) {
        break;
      }
      newest.flatMap(LetterStretch::newest).ifPresent(letters::add);
      newest.get().removeNewest();
    }
    return new LetterPage(letters, next(), foreign());
  }

  /** False when enough was read for one page. */
  private boolean readWanted(LogReader reader) {
    Map<Integer, LogSpan> wanted = wanted();
    while (!wanted.isEmpty() && read < MAX_READ) {
      reader.read(
          wanted,
          record -> {
            read++;
            stretch(record.partition()).take(record, filter);
            return true;
          });
      wanted.forEach((partition, span) -> stretch(partition).read(span));
      wanted = wanted();
    }
    return wanted.isEmpty();
  }

  private Map<Integer, LogSpan> wanted() {
    Map<Integer, LogSpan> wanted = new HashMap<>();
    stretches.forEach(
        (partition, stretch) ->
            stretch.wanted(ROUND).ifPresent(span -> wanted.put(partition, span)));
    return wanted;
  }

  private LetterStretch stretch(int partition) {
    return stretches.getOrDefault(partition, new LetterStretch(0, 0));
  }

  private Optional<LetterStretch> newest() {
    return stretches.values().stream()
        .filter(stretch -> stretch.newest().isPresent())
        .max(Comparator.comparing(stretch -> stretch.newest().orElseThrow().putAside()));
  }

  private Optional<String> next() {
    if (stretches.values().stream().allMatch(LetterStretch::isSpent)) {
      return Optional.empty();
    }
    Map<Integer, Long> belows = new TreeMap<>();
    stretches.forEach((partition, stretch) -> belows.put(partition, stretch.below()));
    return Optional.of(new LetterCursor(belows).toString());
  }

  private long foreign() {
    return stretches.values().stream().mapToLong(LetterStretch::foreign).sum();
  }
}
