package io.registrynotifier.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.Counts;
import io.registrynotifier.worker.offset.OffsetRanges;
import io.registrynotifier.worker.retry.RetryState;
import io.registrynotifier.worker.retry.RetryStates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

final class RestoredCommitsTest {
  private static final TopicPartition PARTITION = new TopicPartition("registry.events", 3);
  private static final Headers NO_HEADERS =
      new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), 0, "", "").headers();
  private static final OffsetRanges DONE = new OffsetRanges.Builder().add(10, 20).build();

  private final RestoredCommits restored = new RestoredCommits();

  @Test
  void divergence_isTheFirstRecordOfANewerEpoch_whileTheCommitTellsOfMore() {
    // Given
    restored.put(PARTITION, metadata(OptionalInt.of(5), RetryStates.NONE));

    // When
    OptionalLong none = restored.divergence(PARTITION, List.of(record(8, 4), record(9, 5)));
    OptionalLong cut =
        restored.divergence(PARTITION, List.of(record(9, 5), record(12, 6), record(13, 6)));

    // Then
    assertThat(none).isEmpty();
    assertThat(cut).hasValue(12);
  }

  @Test
  void divergence_isNowhere_whereTheCommitTellsOfNothing() {
    // Given
    restored.put(PARTITION, metadata(OptionalInt.of(5), RetryStates.NONE));

    // When
    OptionalLong beyond = restored.divergence(PARTITION, List.of(record(20, 6)));
    OptionalLong partlyBeyond =
        restored.divergence(PARTITION, List.of(record(19, 5), record(20, 6)));
    OptionalLong ofNothing = restored.divergence(PARTITION, List.of());
    OptionalLong ofAnother =
        restored.divergence(new TopicPartition("registry.events", 4), List.of(record(12, 6)));

    // Then
    assertThat(beyond).as("a leader that came after all of it was read").isEmpty();
    assertThat(partlyBeyond).isEmpty();
    assertThat(ofNothing).isEmpty();
    assertThat(ofAnother).isEmpty();
  }

  @Test
  void divergence_isUnknown_whereNoEpochIs() {
    // Given
    restored.put(PARTITION, metadata(OptionalInt.empty(), RetryStates.NONE));

    // When
    OptionalLong divergence = restored.divergence(PARTITION, List.of(record(12, 6)));

    // Then
    assertThat(divergence).isEmpty();
  }

  @Test
  void divergence_isLookedFor_asFarAsRetriesAreToldOf() {
    // Given
    RetryState failed = new RetryState(3, Instant.EPOCH, Instant.EPOCH);
    restored.put(PARTITION, metadata(OptionalInt.of(5), RetryStates.of(30, failed)));

    // When
    OptionalLong divergence = restored.divergence(PARTITION, List.of(record(30, 6)));

    // Then
    assertThat(divergence).hasValue(30);
  }

  @Test
  void commit_tellsOfNothingBeyondACut_andOfNothingAfterItWasForgotten() {
    // Given
    restored.put(PARTITION, metadata(OptionalInt.of(5), RetryStates.NONE));

    // When
    long before = restored.doneBetween(PARTITION, 5, 18);
    restored.cut(PARTITION, 12);
    long afterwards = restored.doneBetween(PARTITION, 5, 18);
    restored.forget(List.of(PARTITION));

    // Then
    assertThat(before).isEqualTo(8);
    assertThat(afterwards).isEqualTo(2);
    assertThat(restored.doneBetween(PARTITION, 5, 18)).isZero();
  }

  private static CommitMetadata metadata(OptionalInt epoch, RetryStates retries) {
    return new CommitMetadata("", epoch, DONE, retries, Counts.NONE);
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, int epoch) {
    return new ConsumerRecord<>(
        PARTITION.topic(),
        PARTITION.partition(),
        offset,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        new byte[0],
        new byte[0],
        NO_HEADERS,
        Optional.of(epoch));
  }
}
