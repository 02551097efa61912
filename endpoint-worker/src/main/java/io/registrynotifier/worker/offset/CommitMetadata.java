package io.registrynotifier.worker.offset;

import io.registrynotifier.worker.retry.RetryState;
import java.util.Optional;

/**
 * What a commit says beside its offset.
 *
 * @param topicId the id of the topic that the offset belongs to, as Kafka prints it; empty when
 *     unknown. A topic that was deleted and made again has another, and its offsets mean other
 *     events
 * @param doneBeyond what is done beyond the committed offset
 * @param retry how far the trying of the event at the committed offset has come
 */
public record CommitMetadata(String topicId, OffsetRanges doneBeyond, Optional<RetryState> retry) {
  /** Nothing beyond the offset itself. */
  public static final CommitMetadata NONE =
      new CommitMetadata("", OffsetRanges.EMPTY, Optional.empty());
}
