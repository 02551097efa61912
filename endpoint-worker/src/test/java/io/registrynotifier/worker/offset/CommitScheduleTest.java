package io.registrynotifier.worker.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommitScheduleTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3_600 * SECOND;
  private static final Duration HALF_A_DAY = Duration.ofHours(12);

  @ParameterizedTest
  @ValueSource(longs = {0, -5 * SECOND, Long.MAX_VALUE - SECOND / 2})
  void schedule_isDueOnlyOnceTheIntervalPassed_whereverTheTickerBegins(long start) {
    // Given
    CommitSchedule schedule = schedule(start);

    // When
    boolean before = schedule.isDue(start + SECOND - 1);
    boolean after = schedule.isDue(start + SECOND);

    // Then
    assertThat(before).isFalse();
    assertThat(after).isTrue();
  }

  @Test
  void schedule_isNotDue_whileACommitIsUnderWay() {
    // Given
    CommitSchedule schedule = schedule(0);

    // When
    schedule.started(SECOND);

    // Then
    assertThat(schedule.isDue(100 * SECOND)).isFalse();
    schedule.ended();
    assertThat(schedule.isDue(100 * SECOND)).isTrue();
  }

  @Test
  void schedule_tellsHowLongUntilItIsDue_andThatItsCommitIsUnderWay() {
    // Given
    CommitSchedule schedule = schedule(0);

    // When
    boolean before = schedule.isUnderWay();
    schedule.started(SECOND);

    // Then
    assertThat(before).isFalse();
    assertThat(schedule.isUnderWay()).isTrue();
    assertThat(schedule.untilDue(SECOND + SECOND / 4)).isEqualTo(Duration.ofMillis(750));
    assertThat(schedule.untilDue(5 * SECOND)).isZero();
  }

  @Test
  void schedule_waitsTheIntervalAgain_whenACommitEndedAtOnce() {
    // Given
    CommitSchedule schedule = schedule(0);

    // When
    schedule.started(SECOND);
    schedule.ended();

    // Then
    assertThat(schedule.isDue(2 * SECOND - 1)).isFalse();
    assertThat(schedule.isDue(2 * SECOND)).isTrue();
  }

  @Test
  void schedule_refreshesFromTimeToTime_whenNothingChanges() {
    // Given
    CommitSchedule schedule = schedule(0);

    // When
    boolean early = schedule.isRefreshDue(12 * HOUR - 1, HALF_A_DAY);
    boolean due = schedule.isRefreshDue(12 * HOUR, HALF_A_DAY);
    schedule.refreshed(12 * HOUR);

    // Then
    assertThat(early).isFalse();
    assertThat(due).isTrue();
    assertThat(schedule.isRefreshDue(24 * HOUR - 1, HALF_A_DAY)).isFalse();
    assertThat(schedule.isRefreshDue(24 * HOUR, HALF_A_DAY)).isTrue();
  }

  @Test
  void schedule_refreshesSooner_whenItTurnsOutThatTheBrokerForgetsSoon() {
    // Given
    CommitSchedule schedule = schedule(0);

    // When
    boolean asBefore = schedule.isRefreshDue(HOUR, HALF_A_DAY);
    boolean sooner = schedule.isRefreshDue(HOUR, Duration.ofHours(1));

    // Then
    assertThat(asBefore).isFalse();
    assertThat(sooner).isTrue();
  }

  @Test
  void schedule_startsOneCommitAtATime_noSoonerThanTheInterval_andNoLater() {
    for (long seed = 0; seed < 5_000; seed++) {
      // Given
      Random random = new Random(seed);
      long now = random.nextBoolean() ? 0 : Long.MAX_VALUE - 5 * SECOND; // passes the highest
      CommitSchedule schedule = schedule(now);
      long last = now;
      boolean underWay = false;

      for (int step = 0; step < 100; step++) {
        // When
        now += random.nextLong(SECOND / 2);
        boolean due = schedule.isDue(now);
        Duration left = schedule.untilDue(now);

        // Then
        assertThat(due).as("seed %d", seed).isEqualTo(!underWay && now - last >= SECOND);
        assertThat(left.toNanos()).as("seed %d", seed).isEqualTo(Math.max(0, last + SECOND - now));
        if (due && random.nextBoolean()) {
          schedule.started(now);
          last = now;
          underWay = true;
        } else if (underWay && random.nextInt(3) == 0) {
          schedule.ended();
          underWay = false;
        }
        assertThat(schedule.isUnderWay()).as("seed %d", seed).isEqualTo(underWay);
      }
    }
  }

  private static CommitSchedule schedule(long now) {
    return new CommitSchedule(Duration.ofSeconds(1), now);
  }
}
