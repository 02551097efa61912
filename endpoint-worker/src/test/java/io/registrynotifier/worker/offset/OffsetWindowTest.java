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
  void commitReady_staysAtTheOldestUndone_whenEverythingBehindItIsDone() {
    // Given
    OffsetWindow<String> window = new OffsetWindow<>(5);
    window.add(5, "five");
    long six = window.add(6, "six");

    // When
    window.finish(six);
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
    long ticket = window.add(3, "three");
    window.advance(10);

    // When
    window.finish(ticket);

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
    private final Map<Long, Long> tickets = new TreeMap<>();
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

    private void addSome() {
      for (int i = random.nextInt(12); i > 0; i--) {
        long offset = position + (random.nextInt(4) == 0 ? random.nextInt(20) : 0);
        boolean done = random.nextInt(3) == 0;
        if (done) {
          window.addDone(offset);
        } else {
          tickets.put(offset, window.add(offset, offset));
        }
        received.put(offset, done);
        position = offset + 1;
      }
    }

    private void finishAny() {
      List<Long> undone = new ArrayList<>(undone());
      for (int i = random.nextInt(8); i > 0 && !undone.isEmpty(); i--) {
        long offset = undone.remove(random.nextInt(undone.size()));
        window.finish(tickets.getOrDefault(offset, -1L));
        received.put(offset, true);
      }
    }

    private void finishTwice() {
      tickets.entrySet().stream()
          .filter(ticket -> received.getOrDefault(ticket.getKey(), false))
          .findAny()
          .ifPresent(ticket -> window.finish(ticket.getValue()));
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
