package io.registrynotifier.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class RestoringTest {
  private static final TopicPartition ONE = new TopicPartition("changes", 0);
  private static final TopicPartition OTHER = new TopicPartition("changes", 1);

  private final Restoring restoring = new Restoring();

  @Test
  void restoring_tellsWhatIsLeft_ofTheStoresThatAreNotWhole() {
    // Given
    restoring.onRestoreStart(ONE, "totals", 10, 110);
    restoring.onRestoreStart(OTHER, "totals", 0, 50);

    // When
    restoring.onBatchRestored(ONE, "totals", 110, 60);

    // Then
    assertThat(restoring.recordsLeft()).isEqualTo(90);
    assertThat(restoring.progress()).hasValue("restores its share: 60 of 150 records read");
  }

  @Test
  void nothing_isLeft_whenStoresAreWholeOrGivenAway_thoughNotEveryOffsetHeldARecord() {
    // Given
    restoring.onRestoreStart(ONE, "totals", 0, 100);
    restoring.onRestoreStart(OTHER, "totals", 0, 100);
    restoring.onBatchRestored(ONE, "totals", 100, 98);

    // When
    restoring.onRestoreEnd(ONE, "totals", 98);
    restoring.onRestoreSuspended(OTHER, "totals", 0);

    // Then
    assertThat(restoring.recordsLeft()).isZero();
  }
}
