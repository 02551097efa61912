package io.registrynotifier.worker.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registrynotifier.worker.offset.OffsetRanges.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class OffsetRangesTest {
  @Test
  void rest_andContinuation_keepExactlyWhatTheyShould() {
    // Given
    OffsetRanges ranges = new OffsetRanges.Builder().add(2, 5).add(7, 9).add(12, 13).build();

    // When
    OffsetRanges rest = ranges.from(8);
    OffsetRanges joined = new OffsetRanges.Builder().add(3, 8).build().with(rest);

    // Then
    assertThat(rest.ranges()).containsExactly(new Range(8, 9), new Range(12, 13));
    assertThat(joined.ranges()).containsExactly(new Range(3, 9), new Range(12, 13));
    assertThat(ranges.from(0)).isEqualTo(ranges);
    assertThat(ranges.below(8).with(rest)).isEqualTo(ranges);
    assertThat(ranges.below(0)).isEqualTo(OffsetRanges.EMPTY);
    assertThat(ranges.below(Long.MAX_VALUE)).isEqualTo(ranges);
    assertThat(ranges.from(13).isEmpty()).isTrue();
  }

  @Test
  void ranges_sayWhatASetOfOffsetsSays_inThousandsOfSeededCases() {
    for (long seed = 0; seed < 3_000; seed++) {
      // Given
      Random random = new Random(seed);
      TreeSet<Long> model = new TreeSet<>();
      OffsetRanges.Builder builder = new OffsetRanges.Builder();

      // When
      long at = random.nextInt(3);
      for (int i = random.nextInt(30); i > 0; i--) {
        long end = at + 1 + random.nextInt(4);
        builder.add(at, end);
        for (long offset = at; offset < end; offset++) {
          model.add(offset);
        }
        at = end + random.nextInt(4);
      }
      OffsetRanges ranges = builder.build();

      // Then
      assertThat(offsets(ranges)).as("seed %d", seed).isEqualTo(List.copyOf(model));
      assertThat(ranges.size()).as("seed %d", seed).isEqualTo(model.size());
      assertThat(ranges.isEmpty()).as("seed %d", seed).isEqualTo(model.isEmpty());
      for (long offset = -1; offset < at + 2; offset++) {
        assertThat(ranges.contains(offset)).as("seed %d", seed).isEqualTo(model.contains(offset));
        assertThat(ranges.sizeBelow(offset))
            .as("seed %d", seed)
            .isEqualTo(model.headSet(offset).size());
      }
    }
  }

  @Test
  void builder_joinsRanges_whenTheyTouch() {
    // Given
    OffsetRanges.Builder builder = new OffsetRanges.Builder();

    // When
    OffsetRanges ranges = builder.add(3, 5).add(5, 9).add(10, 11).build();

    // Then
    assertThat(ranges.ranges()).containsExactly(new Range(3, 9), new Range(10, 11));
  }

  @Test
  void from_keepsWhatIsNotBelowTheBound_andCutsTheRangeThatItStandsIn() {
    // Given
    OffsetRanges ranges = new OffsetRanges.Builder().add(4, 5).add(6, 12).add(20, 21).build();

    // When
    OffsetRanges rest = ranges.from(8);

    // Then
    assertThat(rest.ranges()).containsExactly(new Range(8, 12), new Range(20, 21));
    assertThat(ranges.from(21)).isEqualTo(OffsetRanges.EMPTY);
  }

  @Test
  void with_joinsASetThatBeginsWhereThisOneEnds() {
    // Given
    OffsetRanges first = new OffsetRanges.Builder().add(3, 5).build();
    OffsetRanges later = new OffsetRanges.Builder().add(5, 6).add(9, 12).build();

    // When
    OffsetRanges both = first.with(later);

    // Then
    assertThat(both.ranges()).containsExactly(new Range(3, 6), new Range(9, 12));
    assertThat(first.with(OffsetRanges.EMPTY)).isEqualTo(first);
  }

  @Test
  void builder_refusesARange_whenItIsEmptyOrOutOfOrder() {
    // Given
    OffsetRanges.Builder builder = new OffsetRanges.Builder().add(3, 5);

    // When
    // Then
    assertThatThrownBy(() -> builder.add(7, 7)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.add(4, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[4, 6)");
  }

  @Test
  void ranges_areEqual_whenTheyHoldTheSameOffsets() {
    // Given
    OffsetRanges one = new OffsetRanges.Builder().add(1, 3).add(3, 4).build();

    // When
    OffsetRanges other = new OffsetRanges.Builder().add(1, 4).build();

    // Then
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(OffsetRanges.EMPTY);
    assertThat(one).hasToString("[Range[start=1, end=4]]");
  }

  private static List<Long> offsets(OffsetRanges ranges) {
    List<Long> offsets = new ArrayList<>();
    for (Range range : ranges.ranges()) {
      for (long offset = range.start(); offset < range.end(); offset++) {
        offsets.add(offset);
      }
    }
    return offsets;
  }
}
