package io.registrynotifier.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;

final class CausesTest {
  @Test
  void whatStandsOnDisk_isThrownAway_whenItCannotBeRead() {
    // Given
    Throwable failure =
        new StreamsException(
            new ProcessorStateException(
                "Error opening store totals", new RocksDBException("Corruption: bad magic")));

    // When
    boolean corrupt = Causes.isCorrupt(failure);

    // Then
    assertThat(corrupt).isTrue();
    assertThat(Causes.describe(failure)).contains("Error opening store totals: Corruption");
  }

  @Test
  void whatStandsOnDisk_isKept_whenTheDiskIsFull() {
    // Given
    Throwable failure =
        new ProcessorStateException(
            "Error flushing store totals",
            new RocksDBException("IO error: No space left on device: While appending to file"));

    // When
    boolean corrupt = Causes.isCorrupt(failure);

    // Then
    assertThat(corrupt).isFalse();
  }

  @Test
  void whatStandsOnDisk_isKept_whenItIsNotToBlame() {
    // Given
    Throwable failure = new StreamsException("the topic is gone");

    // When
    boolean corrupt = Causes.isCorrupt(failure);

    // Then
    assertThat(corrupt).isFalse();
    assertThat(Causes.describe(failure)).isEqualTo("the topic is gone");
  }

  @Test
  void whatStandsOnDisk_isKept_whenTheDiskIsFull_howeverLongItTakesToSay() {
    // Given
    Throwable failure =
        new ProcessorStateException(
            "Error putting key/value into store totals of task " + "0".repeat(400),
            new RocksDBException(
                "While appending to file: /data/" + "d".repeat(400) + ": No space left on device"));

    // When
    boolean corrupt = Causes.isCorrupt(failure);

    // Then
    assertThat(corrupt).isFalse();
    assertThat(Causes.describe(failure))
        .startsWith("Error putting key/value into store totals")
        .endsWith("No space left on device")
        .hasSizeLessThanOrEqualTo(300);
  }
}
