package io.registrynotifier.testkit.time;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ManualSchedulerTest {
  private final List<String> ran = new ArrayList<>();
  private final ManualScheduler scheduler = new ManualScheduler();

  @Test
  void tasks_runInOrderOfTheirTimes_whenTheyAreDue() {
    // Given
    later("third", 30);
    later("first", 10);
    later("second", 10);
    later("never", 31);

    // When
    scheduler.advance(Duration.ofMillis(30));

    // Then
    assertThat(ran).containsExactly("first", "second", "third");
    assertThat(scheduler.waiting()).isEqualTo(1);
  }

  @Test
  void task_seesItsOwnTime_whenItRuns() {
    // Given
    AtomicLong seen = new AtomicLong();
    ScheduledFuture<?> task =
        scheduler.schedule(() -> seen.set(scheduler.nanoTime()), 10, MILLISECONDS);

    // When
    scheduler.advance(Duration.ofMillis(50));

    // Then
    assertThat(task.isDone()).isTrue();
    assertThat(seen).hasValue(10_000_000L);
    assertThat(scheduler.nanoTime()).isEqualTo(50_000_000L);
  }

  @Test
  void periodicTask_runsEachTime_untilItIsCancelled() {
    // Given
    ScheduledFuture<?> task =
        scheduler.scheduleAtFixedRate(() -> ran.add("tick"), 10, 10, MILLISECONDS);
    scheduler.advance(Duration.ofMillis(35));

    // When
    boolean cancelled = task.cancel(false);
    scheduler.advance(Duration.ofMillis(100));

    // Then
    assertThat(cancelled).isTrue();
    assertThat(ran).hasSize(3);
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void task_runsInTheSameAdvance_whenADueTaskSchedulesIt() {
    // Given
    ScheduledFuture<?> unused = scheduler.schedule(() -> later("inner", 5), 10, MILLISECONDS);

    // When
    scheduler.advance(Duration.ofMillis(15));

    // Then
    assertThat(ran).containsExactly("inner");
  }

  @Test
  void executedTask_waitsForTheNextAdvance() {
    // Given
    scheduler.execute(() -> ran.add("now"));
    assertThat(ran).isEmpty();

    // When
    scheduler.advance(Duration.ZERO);

    // Then
    assertThat(ran).containsExactly("now");
  }

  @Test
  void scheduler_refuses_whenItIsShutDown() {
    // Given
    scheduler.shutdown();

    // When // Then
    assertThatThrownBy(() -> later("late", 0)).isInstanceOf(RejectedExecutionException.class);
  }

  private void later(String name, long millis) {
    ScheduledFuture<?> unused = scheduler.schedule(() -> ran.add(name), millis, MILLISECONDS);
  }
}
