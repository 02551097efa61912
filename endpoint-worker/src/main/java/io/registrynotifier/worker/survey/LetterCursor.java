package io.registrynotifier.worker.survey;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a page of letters begins: below these offsets. Written {@code 0-12_1-7}, for programs that
 * only hand it back.
 */
record LetterCursor(Map<Integer, Long> belows) {
  private static final Pattern BETWEEN = Pattern.compile("_");

  LetterCursor {
    belows = Map.copyOf(belows);
  }

  /** The newest letters. */
  static LetterCursor newest(LogSpans spans) {
    Map<Integer, Long> belows = new TreeMap<>();
    spans.partitions().forEach((partition, span) -> belows.put(partition, span.end()));
    return new LetterCursor(belows);
  }

  /** Reads what {@link #toString} wrote; refuses any other text. */
  static LetterCursor from(String text) {
    try {
      return new LetterCursor(
          BETWEEN
              .splitAsStream(text)
              .map(LetterId::from)
              .collect(Collectors.toMap(LetterId::partition, LetterId::offset)));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IllegalArgumentException(
          "cursor \"" + text + "\": expected the one that came with a page", e);
    }
  }

  @Override
  public String toString() {
    return new TreeMap<>(belows)
        .entrySet().stream()
            .map(each -> new LetterId(each.getKey(), each.getValue()).toString())
            .collect(Collectors.joining("_"));
  }
}
