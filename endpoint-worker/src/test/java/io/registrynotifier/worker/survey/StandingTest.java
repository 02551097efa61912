package io.registrynotifier.worker.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import io.registrynotifier.worker.offset.Counts;
import io.registrynotifier.worker.offset.OffsetRanges;
import io.registrynotifier.worker.retry.RetryState;
import io.registrynotifier.worker.retry.RetryStates;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StandingTest {
  private static final Instant BEGUN = Instant.parse("2026-01-02T03:04:05Z");
  private static final String TOPIC = "AAAAAAAAAAAAAAAAAAAAAQ";

  @ParameterizedTest
  @CsvSource({
    // committed, begin, end, pending, oldest
    "5, 0, 10, 5, 5",
    "10, 0, 10, 0, -1",
    "0, 0, 0, 0, -1",
    "5, 8, 10, 2, 8",
    "5, 20, 20, 0, -1",
    "11, 0, 10, 10, 0"
  })
  void pending_isWhatStandsThereFromTheCommitOn(
      long committed, long begin, long end, long pending, long oldest) {
    // Given
    Standing standing = Standing.of(committed, "", new LogSpan(begin, end), TOPIC);

    // When
    long counted = standing.pending();

    // Then
    assertThat(counted).isEqualTo(pending);
    assertThat(standing.oldestUndone().orElse(-1)).isEqualTo(oldest);
  }

  @Test
  void pending_isEverything_whenNothingIsCommittedForTheOnePartition() {
    assertThat(Standing.uncommitted(new LogSpan(3, 10)).pending()).isEqualTo(7);
  }

  @Test
  void pending_isEverything_whenTheCommitIsOfADeletedTopic() {
    // Given
    String text = text(5, ranges(6, 8), RetryStates.NONE, Counts.NONE);

    // When
    Standing standing = Standing.of(5, text, new LogSpan(0, 10), "BBBBBBBBBBBBBBBBBBBBBQ");

    // Then
    assertThat(standing.pending()).isEqualTo(10);
    assertThat(standing.committed()).isEqualTo(OptionalLong.empty());
  }

  @Test
  void pending_isTheUndoneOffsets_whateverIsDoneBeyondAndLost() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      // Given
      long committed = random.nextInt(20);
      OffsetRanges.Builder done = new OffsetRanges.Builder();
      long at = committed + 1;
      for (int i = random.nextInt(4); i > 0; i--) {
        long from = at + random.nextInt(3);
        at = from + 1 + random.nextInt(4);
        done.add(from, at);
      }
      OffsetRanges beyond = done.build();
      long end = Math.max(committed, beyond.end()) + random.nextInt(5);
      long begin = random.nextInt((int) end + 1);
      String text = text(committed, beyond, RetryStates.NONE, Counts.NONE);

      // When
      Standing standing = Standing.of(committed, text, new LogSpan(begin, end), TOPIC);

      // Then
      long undone = 0;
      long oldest = -1;
      for (long offset = end - 1; offset >= Math.max(begin, committed); offset--) {
        if (!beyond.contains(offset)) {
          undone++;
          oldest = offset;
        }
      }
      assertThat(standing.pending()).as("round %d", round).isEqualTo(undone);
      assertThat(standing.oldestUndone().orElse(-1)).as("round %d", round).isEqualTo(oldest);
    }
  }

  @Test
  void retries_areThoseOfEventsThatAreStillThere() {
    // Given
    RetryState tried = new RetryState(3, BEGUN, BEGUN.plusSeconds(8));
    RetryStates states = RetryStates.of(5, tried).with(RetryStates.of(9, tried));
    String text = text(5, ranges(6, 8), states, Counts.NONE);

    // When
    Standing standing = Standing.of(5, text, new LogSpan(6, 12), TOPIC);

    // Then
    assertThat(standing.retries()).containsExactly(new Retrying(9, 3, BEGUN, BEGUN.plusSeconds(8)));
  }

  @ParameterizedTest
  @CsvSource({"9, -1, true", "9, 1, false", "10, -1, false", "30, -1, false"})
  void event_isBeforeTheStart_whenItIsOlderThanTheCountingAndNotCounted(
      long offset, long seconds, boolean before) {
    // Given
    Counts counts = new Counts(BEGUN.toEpochMilli(), 10, 3, 4);
    String text = text(25, ranges(26, 28), RetryStates.NONE, counts);
    Standing standing = Standing.of(25, text, new LogSpan(0, 40), TOPIC);

    // When
    boolean told = standing.isBeforeStart(offset, BEGUN.plusSeconds(seconds));

    // Then
    assertThat(told).isEqualTo(before);
  }

  @Test
  void event_isBeforeTheStart_whenTheCommitIsTheFirstOne() {
    // Given
    Standing standing = Standing.of(5, "", new LogSpan(0, 10), TOPIC);

    // When
    boolean before = standing.isBeforeStart(4, BEGUN);

    // Then
    assertThat(before).isTrue();
    assertThat(standing.isBeforeStart(5, BEGUN)).isFalse();
  }

  private static OffsetRanges ranges(long start, long end) {
    return new OffsetRanges.Builder().add(start, end).build();
  }

  private static String text(
      long committed, OffsetRanges beyond, RetryStates retries, Counts counts) {
    return new CommitMetadataCodec(4096)
        .encode(committed, new CommitMetadata(TOPIC, beyond, retries, counts));
  }
}
