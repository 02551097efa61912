package io.registrynotifier.worker.survey;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One partition's part in a page of letters: read from its new end downwards, a stretch at a time.
 * Confined to one task.
 */
final class LetterStretch {
  private final long first;
  private final Deque<Letter> letters = new ArrayDeque<>();
  private final List<Long> foreign = new ArrayList<>();
  private long lower;
  private long below;

  /**
   * Nothing read yet.
   *
   * @param first the oldest offset that is looked at
   * @param below the newest one is before this
   */
  LetterStretch(long first, long below) {
    this.first = first;
    this.lower = Math.max(first, below);
    this.below = lower;
  }

  /**
   * What must be read before the newest letter left is known; empty when it is, or none is left.
   */
  Optional<LogSpan> wanted(long records) {
    return letters.isEmpty() && lower > first
        ? Optional.of(new LogSpan(Math.max(first, lower - records), lower))
        : Optional.empty();
  }

  /** Takes a record of the stretch that was wanted, in the order in which they stand there. */
  void take(ConsumerRecord<byte[], byte[]> record, LetterFilter filter) {
    Optional<Letter> letter = Letters.letter(record);
    if (letter.isEmpty()) {
      foreign.add(record.offset());
    }
    letter.filter(filter::matches).ifPresent(letters::push);
  }

  /** The stretch that was wanted is read. */
  void read(LogSpan stretch) {
    lower = stretch.begin();
    settle();
  }

  /** The newest letter left. */
  Optional<Letter> newest() {
    return Optional.ofNullable(letters.peek());
  }

  void removeNewest() {
    letters.pop();
    settle();
  }

  private void settle() {
    below = newest().map(letter -> LetterId.from(letter.id()).offset() + 1).orElse(lower);
  }

  /** What is left begins below this offset. */
  long below() {
    return below;
  }

  boolean isSpent() {
    return below <= first;
  }

  /** Records that are no letters, among those that were passed. */
  long foreign() {
    return foreign.stream().filter(offset -> offset >= below).count();
  }
}
