package io.registrynotifier.worker.survey;

import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import io.registrynotifier.worker.offset.Counts;
import io.registrynotifier.worker.offset.OffsetRanges;
import io.registrynotifier.worker.offset.OffsetRanges.Range;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one commit means for one partition: a pure reading, as the worker that is assigned the
 * partition would read it. Immutable.
 *
 * @param committed the offset below which everything is done
 * @param metadata what stands beside it; nothing when it is not ours
 * @param span what the partition has
 * @param isStart whether nothing stands beside the offset
 */
record Standing(OptionalLong committed, CommitMetadata metadata, LogSpan span, boolean isStart) {
  /** Reading a text needs no bound on its length. */
  private static final CommitMetadataCodec CODEC = new CommitMetadataCodec(4096);

  /** A partition without a commit: a worker begins at its oldest event. */
  static Standing uncommitted(LogSpan span) {
    return new Standing(OptionalLong.empty(), CommitMetadata.NONE, span, false);
  }

  /**
   * A partition with a commit. One that belongs to a topic of the same name that was deleted, or to
   * a log that was longer, says nothing of this one: a worker begins at the oldest event.
   */
  static Standing of(long offset, String text, LogSpan span, String topicId) {
    CommitMetadata metadata = CODEC.decode(offset, text);
    boolean isOfAnother =
        !metadata.topicId().isEmpty() && !topicId.isEmpty() && !metadata.topicId().equals(topicId);
    return isOfAnother || offset > span.end()
        ? uncommitted(span)
        : new Standing(OptionalLong.of(offset), metadata, span, text.isEmpty());
  }

  /** Where what is owed begins: retention may have taken what stood before. */
  private long base() {
    return Math.max(committed.orElse(span.begin()), span.begin());
  }

  private OffsetRanges doneBeyond() {
    return metadata.doneBeyond();
  }

  /** Events owed and not done. */
  long pending() {
    long done = doneBeyond().sizeBelow(span.end()) - doneBeyond().sizeBelow(base());
    return Math.max(0, span.end() - base() - done);
  }

  /** The oldest offset that is not done; empty when everything is. */
  OptionalLong oldestUndone() {
    long oldest = base();
    for (Range range : doneBeyond().ranges()) {
      if (range.start() <= oldest && oldest < range.end()) {
        oldest = range.end();
      }
    }
    return oldest < span.end() ? OptionalLong.of(oldest) : OptionalLong.empty();
  }

  /** Whether an offset is done. */
  boolean isDone(long offset) {
    return (committed.isPresent() && offset < committed.getAsLong())
        || doneBeyond().contains(offset);
  }

  /**
   * Whether the endpoint began behind an event that Kafka took at a time. A commit with nothing
   * beside it decided where the endpoint begins: workers always write something. The others count
   * what was done since the endpoint began: what came before the counting and is not among the last
   * that were counted is not what the endpoint has seen.
   */
  boolean isBeforeStart(long offset, Instant taken) {
    if (committed.isEmpty() || offset >= committed.getAsLong()) {
      return false;
    }
    Counts counts = metadata.counts();
    return counts.isNone()
        ? isStart
        : taken.toEpochMilli() < counts.begun() && offset < counted(counts);
  }

  /** Where the counting began, when every offset since holds an event. */
  private long counted(Counts counts) {
    return committed.orElse(0)
        + doneBeyond().size()
        - counts.delivered()
        - counts.putAside()
        - counts.passedOver();
  }

  /** How far the trying of events that are still there has come. */
  List<Retrying> retries() {
    return metadata.retries().from(base()).byOffset().entrySet().stream()
        .filter(each -> !isDone(each.getKey()))
        .map(
            each ->
                new Retrying(
                    each.getKey(),
                    each.getValue().attempts(),
                    each.getValue().firstFailure(),
                    each.getValue().nextTry()))
        .toList();
  }

  /** How far the trying of one event has come. */
  Optional<Retrying> retry(long offset) {
    return retries().stream().filter(each -> each.offset() == offset).findFirst();
  }

  PartitionSurvey survey(int partition, Optional<Holder> holder) {
    return new PartitionSurvey(
        partition, committed, span.begin(), span.end(), pending(), retries(), holder);
  }
}
