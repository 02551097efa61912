package io.registrynotifier.worker.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.rocksdb.RocksDBException;

/** What ended a share of the ledger, in words and in consequence. Stateless. */
final class Causes {
  private static final int MAX_CHARS = 300;
  private static final String GAP = " ... ";

  private Causes() {}

  /** In one line, the outermost cause first; of a long one the beginning and the end. */
  static String describe(Throwable failure) {
    String words = allWords(failure);
    return words.length() <= MAX_CHARS
        ? words
        : words.substring(0, MAX_CHARS / 2)
            + GAP
            + words.substring(words.length() - MAX_CHARS / 2 + GAP.length());
  }

  private static String allWords(Throwable failure) {
    return chain(failure).stream()
        .map(Causes::words)
        .distinct()
        .collect(Collectors.joining(": "))
        .replaceAll("\\s+", " ");
  }

  private static String words(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  /**
   * Whether what stands on disk is to be thrown away: Kafka has it all. A full disk says nothing
   * against what stands on it.
   */
  static boolean isCorrupt(Throwable failure) {
    return !isFull(failure)
        && chain(failure).stream()
            .anyMatch(
                each ->
                    each instanceof ProcessorStateException
                        || each instanceof RocksDBException
                        || each instanceof TaskCorruptedException);
  }

  private static boolean isFull(Throwable failure) {
    String words = allWords(failure).toLowerCase(Locale.ROOT);
    return words.contains("no space left")
        || words.contains("disk quota")
        || words.contains("file too large");
  }

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable each = failure; each != null && chain.size() < 10; each = each.getCause()) {
      chain.add(each);
    }
    return chain;
  }
}
