package io.registrynotifier.worker.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registrynotifier.worker.retry.RetryState;
import io.registrynotifier.worker.retry.RetryStates;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommitMetadataCodecTest {
  private static final String TOPIC_ID = "Xd9o7xKtQbGQ4cM2rYkVbA";
  private static final CommitMetadataCodec CODEC = new CommitMetadataCodec(4096);

  @Test
  void codec_readsWhatItWrote_inThousandsOfSeededCases() {
    for (long seed = 0; seed < 5_000; seed++) {
      // Given
      Random random = new Random(seed);
      long offset = random.nextInt(4) == 0 ? random.nextLong(1L << 40) : random.nextInt(1_000);
      String topicId = topicId(random);
      CommitMetadata metadata =
          new CommitMetadata(
              topicId,
              topicId.isEmpty() ? OptionalInt.empty() : epoch(random),
              ranges(random, offset),
              retry(random, offset),
              counts(random));

      // When
      String text = CODEC.encode(offset, metadata);

      // Then
      assertThat(CODEC.decode(offset, text)).as("seed %d", seed).isEqualTo(metadata);
      assertThat(text.length()).as("seed %d", seed).isLessThanOrEqualTo(4096);
    }
  }

  @Test
  void codec_choosesTheShorterForm_whenRunsAreShortOrLong() {
    // Given
    OffsetRanges.Builder everyOther = new OffsetRanges.Builder();
    for (long offset = 1; offset < 8_000; offset += 2) {
      everyOther.add(offset, offset + 1);
    }
    OffsetRanges oneLongRun = new OffsetRanges.Builder().add(1, 1_000_000).build();

    // When
    int bitmap = CODEC.encode(0, done(everyOther.build())).length();
    int runs = CODEC.encode(0, done(oneLongRun)).length();

    // Then
    assertThat(bitmap).as("8,000 bits, where runs take 8,000 bytes").isBetween(1_300, 1_400);
    assertThat(runs).as("two numbers, where a bitmap takes 125,000 bytes").isLessThan(30);
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 1024, 4096})
  void codec_keepsToItsLimit_whateverIsDoneBeyond(int maxChars) {
    for (long seed = 0; seed < 500; seed++) {
      // Given
      Random random = new Random(seed);
      CommitMetadataCodec codec = new CommitMetadataCodec(maxChars);
      OffsetRanges ranges = manyRanges(random, 7);
      CommitMetadata metadata =
          new CommitMetadata(TOPIC_ID, epoch(random), ranges, retry(random, 7), counts(random));

      // When
      String text = codec.encode(7, metadata);

      // Then
      CommitMetadata read = codec.decode(7, text);
      assertThat(text.length()).as("seed %d", seed).isLessThanOrEqualTo(maxChars);
      assertThat(read.topicId()).as("seed %d", seed).isEqualTo(TOPIC_ID);
      assertThat(read.retries()).as("seed %d", seed).isEqualTo(metadata.retries());
      assertThat(read.counts())
          .as("seed %d", seed)
          .isEqualTo(maxChars < 256 ? Counts.NONE : metadata.counts());
      assertThat(ranges.ranges())
          .as("seed %d: what does not fit is missing, never wrong", seed)
          .startsWith(read.doneBeyond().ranges().toArray(OffsetRanges.Range[]::new));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 1024, 4096})
  void codec_tellsOfTheOldestRetries_whenNotAllFit(int maxChars) {
    for (long seed = 0; seed < 500; seed++) {
      // Given
      Random random = new Random(seed);
      CommitMetadataCodec codec = new CommitMetadataCodec(maxChars);
      RetryStates retries = retries(random, 7, 1 + random.nextInt(600));
      OffsetRanges ranges = random.nextBoolean() ? manyRanges(random, 7) : ranges(random, 7);

      // When
      String text = codec.encode(7, new CommitMetadata(TOPIC_ID, ranges, retries, counts(random)));

      // Then
      List<Map.Entry<Long, RetryState>> read =
          List.copyOf(codec.decode(7, text).retries().byOffset().entrySet());
      assertThat(text.length()).as("seed %d", seed).isLessThanOrEqualTo(maxChars);
      assertThat(read).as("seed %d", seed).isNotEmpty();
      assertThat(List.copyOf(retries.byOffset().entrySet()).subList(0, read.size()))
          .as("seed %d", seed)
          .isEqualTo(read);
    }
  }

  @Test
  void codec_tellsOfHundredsOfRetries_besideAFewRanges() {
    // Given
    RetryStates retries = retries(new Random(1), 7, 150);
    CommitMetadata metadata = new CommitMetadata(TOPIC_ID, full().doneBeyond(), retries);

    // When
    CommitMetadata read = CODEC.decode(7, CODEC.encode(7, metadata));

    // Then
    assertThat(read).isEqualTo(metadata);
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 1024, 4096, 16_384})
  void fits_promisesAWholeCommit_whateverIsFinishedInWhateverOrder(int maxChars) {
    CommitMetadataCodec codec = new CommitMetadataCodec(maxChars);
    for (long seed = 0; seed < 2_500; seed++) {
      // Given
      Random random = new Random(seed);
      long shift = random.nextInt(34);
      OffsetWindow<Integer> window = new OffsetWindow<>(random.nextInt(1 << 20));
      List<Long> undone = new ArrayList<>();

      // When
      for (int turn = 0; turn < 8; turn++) {
        fill(window, undone, codec, random, shift);
        finish(window, undone, random);

        // Then
        RetryStates retry = retry(random, window.commitReady());
        CommitMetadata metadata =
            new CommitMetadata(TOPIC_ID, epoch(random), window.doneBeyond(), retry, counts(random));
        String text = codec.encode(window.commitReady(), metadata);
        assertThat(text.length()).isLessThanOrEqualTo(maxChars);
        assertThat(codec.decode(window.commitReady(), text))
            .as("seed %d turn %d", seed, turn)
            .isEqualTo(metadata);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 200, 1_024, 4_096, 16_384})
  void recordsAtOnce_leavesRoomForMore_howeverLittleFits(int maxChars) {
    // Given
    CommitMetadataCodec codec = new CommitMetadataCodec(maxChars);

    // When
    int reserve = 2 * codec.recordsAtOnce();

    // Then
    assertThat(codec.recordsAtOnce()).isBetween(1, 500);
    assertThat(codec.fits(4L * reserve, 2L * reserve)).isTrue();
  }

  @Test
  void fits_isNearTheTruth_whenEveryOtherOneOfManyIsDone() {
    // Given
    int bytes = 4_096 * 3 / 4 - 139;

    // When
    boolean atOnce = CODEC.fits(23_690, 23_690);
    boolean more = CODEC.fits(23_700, 23_700);
    boolean fewFar = CODEC.fits(2L << 20, bytes / 2 - 200);

    // Then
    assertThat(atOnce).as("a bitmap").isTrue();
    assertThat(more).isFalse();
    assertThat(fewFar).as("two bytes each").isTrue();
  }

  @Test
  void fits_letsMillionsPassByOne_thatIsStuck() {
    // Given
    int reserve = 1_000;

    // When
    boolean some = CODEC.fits(10_000_000, 2 + reserve);
    boolean many = CODEC.fits(1L << 40, 500);
    boolean tooMany = CODEC.fits(1L << 40, 1_000);

    // Then
    assertThat(some).isTrue();
    assertThat(many).isTrue();
    assertThat(tooMany).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rn1:",
        "rn1:AA",
        "rn1:====",
        "rn1:\u00e9\u00e9",
        "rn2:",
        "rn2:AAAAAAAA",
        "rn3:AAAAAAAA",
        "AgAAAYoAAAAA",
        "AQAAAXkkR3Q7",
        "bgAKAAEAAg==",
        "{\"offsets\":[]}"
      })
  void codec_readsNothing_whenTheTextIsSomebodyElses(String text) {
    // Given
    // When
    CommitMetadata read = CODEC.decode(7, text);

    // Then
    assertThat(read).isEqualTo(CommitMetadata.NONE);
  }

  @Test
  void codec_readsNothing_whenTheTextIsRandom() {
    for (long seed = 0; seed < 20_000; seed++) {
      // Given
      Random random = new Random(seed);
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      String text = "rn1:" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

      // When
      CommitMetadata read = CODEC.decode(7, text);

      // Then
      assertThat(read).as("seed %d", seed).isEqualTo(CommitMetadata.NONE);
    }
  }

  @Test
  void codec_neverThrows_whenTheChecksumIsRightAndTheRestIsNot() {
    for (long seed = 0; seed < 50_000; seed++) {
      // Given
      Random random = new Random(seed);
      byte[] bytes = new byte[1 + random.nextInt(40)];
      random.nextBytes(bytes);
      CRC32C checksum = new CRC32C();
      checksum.update(bytes);
      checksum.update(ByteBuffer.allocate(8).putLong(0, 7));
      byte[] whole =
          ByteBuffer.allocate(bytes.length + 4)
              .put(bytes)
              .putInt((int) checksum.getValue())
              .array();

      // When
      CommitMetadata read =
          CODEC.decode(7, "rn1:" + Base64.getUrlEncoder().withoutPadding().encodeToString(whole));

      // Then
      assertThat(read).as("seed %d", seed).isNotNull();
    }
  }

  @Test
  void codec_readsWhatEarlierVersionsWrote_withoutCounts() {
    // Given
    String earlier = "rn1:AxZYZDlvN3hLdFFiR1E0Y00ycllrVmJBAQAMou25mM0z4KcSAgOgAsSgBKa3GEk";

    // When
    CommitMetadata read = CODEC.decode(7, earlier);

    // Then
    assertThat(read).isEqualTo(full());
  }

  @Test
  void codec_isSomebodyElses_forEarlierVersions_whenItTellsCounts() {
    // Given
    CommitMetadata counted = full().withCounts(new Counts(1, 2, 3, 4));

    // When
    String text = CODEC.encode(7, counted);

    // Then
    assertThat(text).as("rn1 readers would take the counts for ranges").startsWith("rn2:");
    assertThat(CODEC.decode(7, text)).isEqualTo(counted);
  }

  @Test
  void codec_readsNothing_whenTheTextIsCutOff() {
    // Given
    String text = CODEC.encode(7, full());

    for (int length = 0; length < text.length(); length++) {
      // When
      CommitMetadata read = CODEC.decode(7, text.substring(0, length));

      // Then
      assertThat(read).as("cut to %d", length).isEqualTo(CommitMetadata.NONE);
    }
  }

  @Test
  void codec_readsNothingOrTheSame_whenOneCharacterIsAnother() {
    // Given
    String text = CODEC.encode(7, full());

    for (int at = 0; at < text.length(); at++) {
      for (char other : "A9_-z =\n".toCharArray()) {
        // When
        String flipped = text.substring(0, at) + other + text.substring(at + 1);
        CommitMetadata read = CODEC.decode(7, flipped);

        // Then
        assertThat(read).as(flipped).isIn(CommitMetadata.NONE, full());
      }
    }
  }

  @Test
  void codec_readsNothing_whenTheTextStoodBesideAnotherOffset() {
    // Given
    String text = CODEC.encode(7, full());

    // When
    CommitMetadata read = CODEC.decode(8, text);

    // Then
    assertThat(read).isEqualTo(CommitMetadata.NONE);
  }

  @Test
  void codec_writesNoEpoch_whenItDoesNotSayOfWhichTopic() {
    // Given
    CommitMetadata metadata =
        new CommitMetadata(
            "", OptionalInt.of(7), OffsetRanges.EMPTY, RetryStates.NONE, Counts.NONE);

    // When
    CommitMetadata read = CODEC.decode(7, CODEC.encode(7, metadata));

    // Then
    assertThat(read).isEqualTo(CommitMetadata.NONE);
  }

  @Test
  void codec_writesNothingOfATopicId_whenItIsTooLongToBeOne() {
    // Given
    CommitMetadata metadata =
        new CommitMetadata("x".repeat(33), OffsetRanges.EMPTY, RetryStates.NONE);

    // When
    CommitMetadata read = CODEC.decode(7, CODEC.encode(7, metadata));

    // Then
    assertThat(read).isEqualTo(CommitMetadata.NONE);
  }

  @Test
  void codec_refusesALimit_whenNothingWouldFitIntoIt() {
    // Given
    // When
    // Then
    assertThatThrownBy(() -> new CommitMetadataCodec(127))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("127");
  }

  @Test
  void shorterCodec_writesWhatTheFirstOneReads_downToTheLeastLimit() {
    // Given
    CommitMetadataCodec shorter = CODEC.shorter().shorter().shorter().shorter().shorter().shorter();
    CommitMetadata metadata = new CommitMetadata(TOPIC_ID, OffsetRanges.EMPTY, full().retries());

    // When
    String text = shorter.encode(7, metadata);

    // Then
    assertThat(text.length()).isLessThanOrEqualTo(128);
    assertThat(CODEC.decode(7, text)).isEqualTo(metadata);
  }

  /** Takes in as much as is promised to fit, in steps and gaps that are sometimes large. */
  private static void fill(
      OffsetWindow<Integer> window,
      List<Long> undone,
      CommitMetadataCodec codec,
      Random random,
      long shift) {
    int passed = random.nextInt(8);
    long at = window.position() + random.nextLong(1L << shift);
    while (codec.fits(at + 1 - window.commitReady(), window.undone() + window.runs() + 1L)
        && undone.size() < 4_000) {
      if (random.nextInt(8) < passed) {
        window.addDone(at);
      } else {
        window.add(at, 1);
        undone.add(at);
      }
      at += random.nextInt(6) == 0 ? 1 + random.nextLong(1L << shift) / 1_000 : 1;
      if (undone.isEmpty()) {
        return;
      }
    }
  }

  private static void finish(OffsetWindow<Integer> window, List<Long> undone, Random random) {
    int style = random.nextInt(4);
    for (int i = random.nextInt(1 + undone.size()); i > 0 && !undone.isEmpty(); i--) {
      int at =
          switch (style) {
            case 0 -> random.nextInt(undone.size());
            case 1 -> undone.size() - 1;
            case 2 -> Math.min(undone.size() - 1, 1 + 2 * random.nextInt(undone.size()));
            default -> Math.min(undone.size() - 1, 1 + i % 2);
          };
      window.finish(undone.remove(at));
    }
  }

  private static CommitMetadata full() {
    OffsetRanges ranges = new OffsetRanges.Builder().add(9, 12).add(300, 70_000).build();
    Instant failed = Instant.parse("2026-03-09T14:44:26.402Z");
    return new CommitMetadata(
        TOPIC_ID, ranges, RetryStates.of(7, new RetryState(12, failed, failed.plusSeconds(300))));
  }

  private static CommitMetadata done(OffsetRanges ranges) {
    return new CommitMetadata("", ranges, RetryStates.NONE);
  }

  private static String topicId(Random random) {
    return random.nextBoolean() ? TOPIC_ID : "";
  }

  private static OptionalInt epoch(Random random) {
    return random.nextInt(3) == 0
        ? OptionalInt.empty()
        : OptionalInt.of(random.nextInt() >>> random.nextInt(31) & Integer.MAX_VALUE);
  }

  private static Counts counts(Random random) {
    int bits = 2 + random.nextInt(61);
    return random.nextInt(4) == 0
        ? Counts.NONE
        : new Counts(
            1 + random.nextLong((1L << 49) - 1),
            random.nextLong(1L << bits),
            random.nextLong(1L << bits),
            random.nextLong(Long.MAX_VALUE));
  }

  private static RetryStates retry(Random random, long offset) {
    return random.nextBoolean() ? RetryStates.NONE : RetryStates.of(offset, state(random));
  }

  private static RetryStates retries(Random random, long offset, int count) {
    NavigableMap<Long, RetryState> states = new TreeMap<>();
    long at = offset + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      states.put(at, state(random));
      at += 1 + random.nextInt(300);
    }
    return new RetryStates(states);
  }

  private static RetryState state(Random random) {
    Instant failed = Instant.ofEpochMilli(random.nextLong(1L << 42));
    Instant next = failed.plusMillis(random.nextLong(1L << 36));
    int attempts = random.nextInt(9) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(1_000);
    return new RetryState(attempts, failed, next);
  }

  private static OffsetRanges ranges(Random random, long offset) {
    OffsetRanges.Builder ranges = new OffsetRanges.Builder();
    int longest = random.nextBoolean() ? 3 : 100_000;
    long at = offset;
    for (int i = random.nextInt(200); i > 0; i--) {
      long start = at + 1 + random.nextInt(longest);
      at = start + 1 + random.nextInt(longest);
      ranges.add(start, at);
    }
    return ranges.build();
  }

  private static OffsetRanges manyRanges(Random random, long offset) {
    OffsetRanges.Builder ranges = new OffsetRanges.Builder();
    int longest = 1 + random.nextInt(2_000);
    long at = offset;
    for (int i = 2_000; i > 0; i--) {
      long start = at + 1 + random.nextInt(longest);
      at = start + 1 + random.nextInt(longest);
      ranges.add(start, at);
    }
    return ranges.build();
  }
}
