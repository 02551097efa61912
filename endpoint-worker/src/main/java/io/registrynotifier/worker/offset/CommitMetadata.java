package io.registrynotifier.worker.offset;

import io.registrynotifier.worker.retry.RetryStates;
import java.util.OptionalInt;

/**
 * What a commit says beside its offset.
 *
 * @param topicId the id of the topic that the offset belongs to, as Kafka prints it; empty when
 *     unknown. A topic that was deleted and made again has another, and its offsets mean other
 *     events
 * @param epoch the newest leader epoch under which events of the topic were read; empty when
 *     unknown. It stands here and not where Kafka has a place for it: the client believes what
 *     stands there, and would wait for ever for the epoch of a topic that was deleted
 * @param doneBeyond what is done beyond the committed offset
 * @param retries how far the trying of the events that failed has come, from the committed offset
 *     on
 * @param counts what became of all events up to here, what is done beyond included
 */
public record CommitMetadata(
    String topicId,
    OptionalInt epoch,
    OffsetRanges doneBeyond,
    RetryStates retries,
    Counts counts) {
  /** Nothing beyond the offset itself. */
  public static final CommitMetadata NONE =
      new CommitMetadata("", OffsetRanges.EMPTY, RetryStates.NONE);

  /** Beside an offset at which nothing was done yet. */
  public static CommitMetadata ofStart(String topicId, OptionalInt epoch, Counts counts) {
    return new CommitMetadata(topicId, epoch, OffsetRanges.EMPTY, RetryStates.NONE, counts);
  }

  /** Without counts. */
  public CommitMetadata(String topicId, OffsetRanges doneBeyond, RetryStates retries) {
    this(topicId, doneBeyond, retries, Counts.NONE);
  }

  /** Without an epoch. */
  public CommitMetadata(
      String topicId, OffsetRanges doneBeyond, RetryStates retries, Counts counts) {
    this(topicId, OptionalInt.empty(), doneBeyond, retries, counts);
  }

  /** The offset behind the last one that it says something of; zero when there is none. */
  public long end() {
    return Math.max(doneBeyond.end(), retries.end());
  }

  /** The same without what it says of offsets from this one on. */
  public CommitMetadata below(long offset) {
    return new CommitMetadata(
        topicId, epoch, doneBeyond.below(offset), retries.below(offset), counts);
  }

  /** The same with other counts. */
  public CommitMetadata withCounts(Counts other) {
    return new CommitMetadata(topicId, epoch, doneBeyond, retries, other);
  }
}
