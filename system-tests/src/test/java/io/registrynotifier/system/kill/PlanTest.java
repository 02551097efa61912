package io.registrynotifier.system.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PlanTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void plan_isTheSame_whenTheSeedIs() {
    assertThat(plan(7)).isEqualTo(plan(7)).isNotEqualTo(plan(8));
  }

  @Test
  void steps_areInTheOrderOfTime_whenSeveralThingsAreDone() {
    assertThat(plan(7).steps()).extracting(Step::at).isSorted();
  }

  @Test
  void turns_leaveTheLeastRunning_andTakeTheRestInTurn() {
    // Given
    BitSet running = new BitSet();
    running.set(0, 2);

    // When
    List<Step> steps = Turns.ofStoppedWorkers().over(new Random(1), HOUR);

    // Then
    for (Step step : steps) {
      assertThat(running.get(step.which())).isEqualTo(step.deed() == Deed.STOP_WORKER);
      running.flip(step.which());
      assertThat(running.cardinality()).isBetween(2, 4);
    }
    assertThat(steps).extracting(Step::which).contains(0, 1, 2, 3);
    assertThat(steps).extracting(Step::at).allMatch(at -> at.compareTo(HOUR) < 0);
  }

  @Test
  void deathsApart_leaveTimeToSettle_beforeEachOfThem() {
    // Given
    Duration settled = Duration.ofSeconds(10);

    // When
    List<Step> steps = Turns.ofKilledWorkersApart().over(new Random(1), HOUR);

    // Then
    Duration before = Duration.ZERO;
    for (Step step : steps) {
      boolean isDeath = step.deed() == Deed.KILL_WORKER;
      assertThat(step.at().minus(before).compareTo(settled) >= 0).isEqualTo(isDeath);
      before = step.at();
    }
  }

  @Test
  void moods_turnGoodAgain_afterEachBadOne() {
    // When
    List<Step> steps = Mood.over(new Random(1), HOUR);

    // Then
    for (int i = 0; i < steps.size(); i++) {
      boolean isGood = Mood.of(steps.get(i)) == Mood.WELCOMING;
      assertThat(isGood).isEqualTo(i % 2 == 1);
    }
  }

  private static Plan plan(long seed) {
    Random random = new Random(seed);
    List<Step> steps = Turns.ofKilledWorkers().over(random, HOUR);
    List<Step> all = new ArrayList<>(steps);
    all.addAll(Mood.over(random, HOUR));
    return new Plan(seed, all);
  }
}
