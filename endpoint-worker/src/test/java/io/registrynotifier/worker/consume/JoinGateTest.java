package io.registrynotifier.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.testkit.time.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class JoinGateTest {
  private static final Duration BOUND = Duration.ofSeconds(1);
  private static final Duration MOMENT = Duration.ofNanos(1);

  private final ManualScheduler timers = new ManualScheduler();
  private final JoinGate gate = new JoinGate(3, BOUND, timers);
  private final List<Integer> entered = new ArrayList<>();
  private final List<Runnable> joined = new ArrayList<>();

  @Test
  void gate_letsInAtOnce_whoeverComesWhileThereIsRoom() {
    // Given
    enter(3);

    // When
    timers.advance(Duration.ZERO);

    // Then
    assertThat(entered).containsExactly(0, 1, 2);
  }

  @Test
  void gate_letsTheNextIn_whenSomebodyHasJoined_howeverOftenHeSaysSo() {
    // Given
    enter(6);
    timers.advance(Duration.ZERO);

    // When
    joined.get(1).run();
    joined.get(1).run();
    timers.advance(Duration.ZERO);

    // Then
    assertThat(entered).containsExactly(0, 1, 2, 3);
  }

  @Test
  void gate_letsTheNextIn_whenNobodyJoinsWithinTheBound() {
    // Given
    enter(8);
    timers.advance(BOUND.minus(MOMENT));
    List<Integer> before = List.copyOf(entered);

    // When
    timers.advance(MOMENT);

    // Then
    assertThat(before).containsExactly(0, 1, 2);
    assertThat(entered).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void place_isFreeOnce_whenItsHolderJoinsAfterTheBound() {
    // Given
    enter(20);
    timers.advance(BOUND);

    // When
    joined.subList(0, 3).forEach(Runnable::run);
    timers.advance(Duration.ZERO);

    // Then
    assertThat(entered).hasSize(6);
  }

  @Test
  void gate_letsEverybodyInInOrderAndFewAtATime_inThousandsOfSeededLives() {
    for (long seed = 0; seed < 2_000; seed++) {
      // Given
      Random random = new Random(seed);
      Storm storm = new Storm(1 + random.nextInt(8));

      // When
      for (int step = 0; step < 200; step++) {
        storm.step(random);

        // Then
        assertThat(storm.joining).as("seed %d", seed).isLessThanOrEqualTo(storm.places);
      }
      storm.settle();
      assertThat(storm.entered).as("seed %d", seed).isSorted().hasSize(storm.came);
    }
  }

  private void enter(int count) {
    for (int i = 0; i < count; i++) {
      int number = i;
      gate.enter(
          leave -> {
            entered.add(number);
            joined.add(leave);
          });
    }
  }

  /** Consumers that come and join by chance, all of them within the bound. */
  private static final class Storm {
    private final int places;
    private final ManualScheduler timers = new ManualScheduler();
    private final JoinGate gate;
    private final List<Integer> entered = new ArrayList<>();
    private final List<Runnable> open = new ArrayList<>();
    private int came;
    private int joining;

    Storm(int places) {
      this.places = places;
      this.gate = new JoinGate(places, Duration.ofDays(1), timers);
    }

    void step(Random random) {
      if (random.nextInt(3) == 0) {
        come();
      } else if (!open.isEmpty() && random.nextBoolean()) {
        leave(random.nextInt(open.size()));
      }
      timers.advance(Duration.ofMillis(random.nextInt(10)));
    }

    private void come() {
      int number = came++;
      gate.enter(
          left -> {
            entered.add(number);
            open.add(left);
            joining++;
          });
    }

    private void leave(int index) {
      joining--;
      open.remove(index).run();
    }

    void settle() {
      while (!open.isEmpty()) {
        leave(0);
        timers.advance(Duration.ZERO);
      }
    }
  }
}
