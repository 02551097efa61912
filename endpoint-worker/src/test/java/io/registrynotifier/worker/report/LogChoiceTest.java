package io.registrynotifier.worker.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.AttemptLog;
import io.registrynotifier.worker.report.LogChoice.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LogChoiceTest {
  private static final long SECOND = 1_000_000_000;

  @ParameterizedTest
  @EnumSource
  void failures_andTheFirstSuccessAfterOne_areLogged(AttemptLog log) {
    // Given
    LogChoice choice = new LogChoice(0);
    choice.choose(log, true, 0);

    // When
    Choice failure = choice.choose(log, false, 1);
    Choice again = choice.choose(log, false, 2);
    Choice success = choice.choose(log, true, 3);
    Choice next = choice.choose(log, true, 4);

    // Then
    assertThat(failure).isEqualTo(Choice.LOG);
    assertThat(again).isEqualTo(Choice.LOG);
    assertThat(success).isEqualTo(Choice.LOG);
    assertThat(next).isEqualTo(log == AttemptLog.ALL ? Choice.LOG : Choice.PASS);
  }

  @Test
  void sample_isOneASecond_whenNothingFails() {
    // Given
    LogChoice choice = new LogChoice(0);
    int logged = 0;

    // When
    for (long at = 0; at < 10 * SECOND; at += SECOND / 100) {
      logged += choice.choose(AttemptLog.SAMPLED, true, at) == Choice.LOG ? 1 : 0;
    }

    // Then
    assertThat(logged).isEqualTo(10);
  }

  @Test
  void successes_arePassed_whenOnlyFailuresAreLogged() {
    // Given
    LogChoice choice = new LogChoice(0);

    // When
    Choice success = choice.choose(AttemptLog.FAILURES, true, 5 * SECOND);

    // Then
    assertThat(success).isEqualTo(Choice.PASS);
  }

  @Test
  void take_isBounded_inEachSecond() {
    // Given
    LogChoice choice = new LogChoice(-SECOND);
    choice.choose(AttemptLog.ALL, false, 0);

    // When
    int first = choice.take(30);
    int second = choice.take(30);
    int third = choice.take(30);
    choice.choose(AttemptLog.ALL, false, SECOND);
    int later = choice.take(30);

    // Then
    assertThat(first).isEqualTo(30);
    assertThat(second).isEqualTo(20);
    assertThat(third).isZero();
    assertThat(later).isEqualTo(30);
  }
}
