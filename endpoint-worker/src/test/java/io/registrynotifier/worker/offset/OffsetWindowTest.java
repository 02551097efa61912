package io.registrynotifier.worker.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class OffsetWindowTest {
  @Test
  void window_saysWhatANaiveModelSays_afterEachStepOfThousandsOfSeededRuns() {
    for (long seed = 0; seed < 2_000; seed++) {
      // Given
      Run run = new Run(seed);

      // When
      for (int step = 0; step < 60; step++) {
        run.step();

        // Then
        run.verify();
      }
    }
  }

  @Test
  void window_saysWhatANaiveModelSays_whenMuchStandsBehindFewThatStayUndone() {
    for (long seed = 0; seed < 60; seed++) {
      // Given
      Run run = new Run(seed);

      // When
      for (int step = 0; step < 1_500; step++) {
        run.stepBehindStuckOnes();
      }

      // Then
      run.verify();
    }
  }

  @Test
  void window_growsWithWhatIsUndone_notWithHowFarThePositionGoes() {
    // Given
    OffsetWindow<String> window = new OffsetWindow<>(0);
    window.add(0, "stuck");

    // When
    for (long offset = 1; offset < 4_000_000; offset++) {
      window.add(offset, "moves");
      window.finish(offset - 1 == 0 ? offset : offset - 1);
    }

    // Then
    assertThat(window.capacity()).isEqualTo(1_024);
    assertThat(window.runs()).isEqualTo(1);
    assertThat(window.doneBeyond()).isEqualTo(new OffsetRanges.Builder().add(1, 3_999_999).build());
    window.finish(3_999_999);
    window.finish(0);
    assertThat(window.commitReady()).isEqualTo(4_000_000);
  }

  @Test
  void window_givesItsMemoryBack_whenEverythingIsDone() {
    // Given
    OffsetWindow<String> window = new OffsetWindow<>(0);
    for (long offset = 0; offset < 100_000; offset++) {
      window.add(offset, "owed");
    }
    int full = window.capacity();

    // When
    for (long offset = 0; offset < 100_000; offset++) {
      window.finish(offset);
    }

    // Then
    assertThat(full).isEqualTo(131_072);
    assertThat(window.capacity()).isEqualTo(64);
  }

  @Test
  void commitReady_staysAtTheOldestUndone_whenEverythingBehindItIsDone() {
    // Given
    OffsetWindow<String> window = new OffsetWindow<>(5);
    window.add(5, "five");
    window.add(6, "six");

    // When
    window.finish(6);
    window.addDone(7);

    // Then
    assertThat(window.commitReady()).isEqualTo(5);
    assertThat(window.oldest()).contains("five");
    assertThat(window.doneBeyond()).isEqualTo(new OffsetRanges.Builder().add(6, 8).build());
  }

  @Test
  void commitReady_isThePosition_whenNothingIsOwedAndTheRestWasAGap() {
    // Given
    OffsetWindow<String> window = new OffsetWindow<>(0);
    window.add(3, "three");
    window.advance(10);

    // When
    window.finish(3);

    // Then
    assertThat(window.commitReady()).isEqualTo(10);
    assertThat(window.span()).isZero();
  }

  @Test
  void window_refusesAnOffset_whenItIsBelowThePosition() {
    // Given
    OffsetWindow<String> window = new OffsetWindow<>(7);

    // When
    // Then
    assertThatThrownBy(() -> window.add(6, "six"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("offset 6 below the position 7");
  }

  /** One seeded run of a window beside a map from each received offset to whether it is done. */
  private static final class Run {
    private final long seed;
    private final Random random;
    private final OffsetWindow<Long> window;
    private final TreeMap<Long, Boolean> received = new TreeMap<>();
    private long position;

    Run(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.position = random.nextInt(1_000);
      this.window = new OffsetWindow<>(position);
    }

    void step() {
      switch (random.nextInt(6)) {
        case 0 -> advance();
        case 1 -> finishTwice();
        case 2, 3 -> finishAny();
        default -> addSome();
      }
    }

    /** One in forty never ends, so that little is trimmed. */
    void stepBehindStuckOnes() {
      addSome();
      for (long offset : undone()) {
        if (offset % 40 != 3 && random.nextInt(3) > 0) {
          window.finish(offset);
          received.put(offset, true);
        }
      }
    }

    private void addSome() {
      for (int i = random.nextInt(12); i > 0; i--) {
        long offset = position + (random.nextInt(4) == 0 ? random.nextInt(20) : 0);
        boolean done = random.nextInt(3) == 0;
        if (done) {
          window.addDone(offset);
        } else {
          window.add(offset, offset);
        }
        received.put(offset, done);
        position = offset + 1;
      }
    }

    private void finishAny() {
      List<Long> undone = new ArrayList<>(undone());
      for (int i = random.nextInt(8); i > 0 && !undone.isEmpty(); i--) {
        long offset = undone.remove(random.nextInt(undone.size()));
        window.finish(offset);
        received.put(offset, true);
      }
    }

    /** What is done already, what never was there, and what is still to come. */
    private void finishTwice() {
      received.entrySet().stream()
          .filter(Map.Entry::getValue)
          .skip(random.nextInt(1 + received.size() / 2))
          .findFirst()
          .ifPresent(done -> window.finish(done.getKey()));
      window.finish(position + random.nextInt(3));
      window.finish(-1);
    }

    private void advance() {
      position += random.nextInt(15);
      window.advance(position);
      window.advance(position - 3);
    }

    private List<Long> undone() {
      return received.entrySet().stream()
          .filter(entry -> !entry.getValue())
          .map(Map.Entry::getKey)
          .toList();
    }

    void verify() {
      List<Long> undone = undone();
      long ready = undone.isEmpty() ? position : undone.get(0);
      OffsetRanges beyond = window.doneBeyond();
      assertThat(window.position()).as("seed %d", seed).isEqualTo(position);
      assertThat(window.undone()).as("seed %d", seed).isEqualTo(undone.size());
      assertThat(window.commitReady()).as("seed %d", seed).isEqualTo(ready);
      assertThat(window.span()).as("seed %d", seed).isEqualTo(position - ready);
      assertThat(window.oldest()).as("seed %d", seed).isEqualTo(undone.stream().findFirst());
      assertThat(window.runs()).as("seed %d", seed).isEqualTo(beyond.ranges().size());
      received
          .tailMap(ready)
          .forEach(
              (offset, done) ->
                  assertThat(beyond.contains(offset))
                      .as("seed %d offset %d", seed, offset)
                      .isEqualTo(done));
      assertThat(beyond.sizeBelow(ready)).as("seed %d", seed).isZero();
      assertThat(beyond.sizeBelow(position)).as("seed %d", seed).isEqualTo(beyond.size());
    }
  }
}
