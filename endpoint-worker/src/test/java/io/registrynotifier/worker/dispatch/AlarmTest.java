package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.testkit.time.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AlarmTest {
  private final ManualScheduler timers = new ManualScheduler();
  private final List<Long> rings = new ArrayList<>();
  private final Alarm alarm = new Alarm(timers::nanoTime, timers, rings::add);

  @Test
  void alarm_ringsOnceAtTheEarliestTime_whenItWasGivenSeveral() {
    // Given
    alarm.ringAt(30);
    alarm.ringAt(10);
    alarm.ringAt(20);

    // When
    timers.advance(Duration.ofNanos(9));
    int early = rings.size();
    timers.advance(Duration.ofNanos(100));

    // Then
    assertThat(early).isZero();
    assertThat(rings).hasSize(1);
    assertThat(timers.waiting()).isZero();
  }

  @Test
  void alarm_takesTheNextTime_afterItHasRung() {
    // Given
    alarm.ringAt(10);
    timers.advance(Duration.ofNanos(10));
    alarm.rung(rings.get(0));

    // When
    alarm.ringAt(25);
    timers.advance(Duration.ofNanos(15));

    // Then
    assertThat(rings).hasSize(2);
  }

  @Test
  void alarm_keepsOneTimer_whenARingThatWasReplacedIsHeardLate() {
    // Given
    alarm.ringAt(10);
    timers.advance(Duration.ofNanos(10));
    alarm.ringAt(5);
    alarm.rung(rings.get(0));

    // When
    alarm.ringAt(50);

    // Then
    assertThat(timers.waiting()).isEqualTo(1);
  }
}
