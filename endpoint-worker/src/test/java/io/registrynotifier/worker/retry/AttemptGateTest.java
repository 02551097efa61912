package io.registrynotifier.worker.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import io.registrynotifier.worker.retry.AttemptGate.Permission;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AttemptGateTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = Long.sum(Long.MAX_VALUE, -SECOND / 2);

  private final Endpoint endpoint =
      EndpointBuilder.named("alistener")
          .threshold(3)
          .backoff(Duration.ofSeconds(1), Duration.ofSeconds(4))
          .maxRetryAfter(Duration.ofSeconds(60))
          .build();
  private final AttemptGate gate =
      new AttemptGate(endpoint, new Backoff(endpoint.retry(), new Random(1)));

  @Test
  void gate_letsAnythingThrough_untilTheThresholdIsReached() {
    // Given
    boolean first = gate.failed(gate.era(), START);
    boolean second = gate.failed(gate.era(), START);

    // When
    Permission before = gate.permission(START);
    boolean third = gate.failed(gate.era(), START);

    // Then
    assertThat(first || second).isFalse();
    assertThat(third).as("given up, told once").isTrue();
    assertThat(before).isEqualTo(Permission.ANYTHING);
    assertThat(gate.permission(START)).isEqualTo(Permission.NOTHING);
    assertThat(gate.failed(gate.era(), START)).isFalse();
  }

  @Test
  void gate_forgetsEarlierFailures_whenAnAttemptIsAnswered() {
    // Given
    gate.failed(gate.era(), START);
    gate.failed(gate.era(), START);

    // When
    boolean recovered = gate.answered();
    gate.failed(gate.era(), START);
    gate.failed(gate.era(), START);

    // Then
    assertThat(recovered).isFalse();
    assertThat(gate.permission(START)).isEqualTo(Permission.ANYTHING);
  }

  @Test
  void gate_letsOneProbeThrough_whenThePauseIsOver() {
    // Given
    giveUp();

    // When
    Permission before = gate.permission(START + SECOND - 1);
    Permission after = gate.permission(START + SECOND);
    gate.probing();

    // Then
    assertThat(before).isEqualTo(Permission.NOTHING);
    assertThat(after).isEqualTo(Permission.PROBE);
    assertThat(gate.permission(START + 100 * SECOND)).isEqualTo(Permission.NOTHING);
  }

  @Test
  void gate_pausesLongerUpToTheLongestBackoff_whenProbesFail() {
    // Given
    giveUp();
    long now = START + SECOND;

    for (long pause : new long[] {2, 4, 4, 4}) {
      // When
      gate.probing();
      gate.failed(gate.era(), now);

      // Then
      assertThat(gate.pausedUntil(now)).hasValue(now + pause * SECOND);
      assertThat(gate.permission(now + pause * SECOND - 1)).isEqualTo(Permission.NOTHING);
      assertThat(gate.permission(now + pause * SECOND)).isEqualTo(Permission.PROBE);
      now += pause * SECOND;
    }
  }

  @Test
  void gate_opensAgain_whenTheProbeIsAnswered() {
    // Given
    giveUp();
    gate.probing();

    // When
    boolean recovered = gate.answered();

    // Then
    assertThat(recovered).isTrue();
    assertThat(gate.permission(START)).isEqualTo(Permission.ANYTHING);
    assertThat(gate.pausedUntil(START)).isEmpty();
  }

  @Test
  void gate_opensAgain_whenARequestFromBeforeIsAnsweredLate() {
    // Given
    giveUp();

    // When
    boolean recovered = gate.answered();

    // Then
    assertThat(recovered).isTrue();
    assertThat(gate.permission(START)).isEqualTo(Permission.ANYTHING);
  }

  @Test
  void gate_waitsForItsProbe_whenARequestFromBeforeFailsLate() {
    // Given
    int before = gate.era();
    giveUp();
    gate.probing();

    // When
    boolean givenUp = gate.failed(before, START + SECOND);

    // Then
    assertThat(givenUp).isFalse();
    assertThat(gate.breaker()).isEqualTo(new Breaker.Probing(1));
    assertThat(gate.pausedUntil(START + SECOND)).isEmpty();
  }

  @Test
  void gate_staysOpen_whenRequestsFromBeforeARecoveryFailLate() {
    // Given
    int before = gate.era();
    giveUp();
    gate.probing();
    gate.answered();

    // When
    for (int i = 0; i < 10; i++) {
      gate.failed(before, START + SECOND);
    }

    // Then
    assertThat(gate.breaker()).isEqualTo(Breaker.closed());
  }

  @Test
  void gate_waitsAsAsked_andGoesOnByItself() {
    // Given
    // When
    gate.askedToWait(Duration.ofSeconds(30), START);

    // Then
    assertThat(gate.pausedUntil(START)).hasValue(START + 30 * SECOND);
    assertThat(gate.permission(START + 30 * SECOND - 1)).isEqualTo(Permission.NOTHING);
    assertThat(gate.permission(START + 30 * SECOND)).isEqualTo(Permission.ANYTHING);
    assertThat(gate.pausedUntil(START + 30 * SECOND)).isEmpty();
  }

  @Test
  void gate_waitsNoLongerThanItsBound_whenAskedForMore() {
    // Given
    // When
    gate.askedToWait(Duration.ofDays(20_000_000), START);

    // Then
    assertThat(gate.pausedUntil(START)).hasValue(START + 60 * SECOND);
  }

  @Test
  void gate_keepsTheLongerWait_whenAskedForAShorterOneLater() {
    // Given
    gate.askedToWait(Duration.ofSeconds(30), START);

    // When
    gate.askedToWait(Duration.ofSeconds(5), START + SECOND);

    // Then
    assertThat(gate.pausedUntil(START + SECOND)).hasValue(START + 30 * SECOND);
  }

  @Test
  void gate_waitsAgain_whenAnEarlierWaitIsLongOver() {
    // Given
    gate.askedToWait(Duration.ofSeconds(30), START);

    // When
    gate.askedToWait(Duration.ofSeconds(5), START + 100 * SECOND);

    // Then
    assertThat(gate.pausedUntil(START + 100 * SECOND)).hasValue(START + 105 * SECOND);
  }

  @Test
  void pausedUntil_isTheLater_ofTheBreakersPauseAndTheWaitThatWasAskedFor() {
    // Given
    giveUp();

    // When
    gate.askedToWait(Duration.ofSeconds(10), START);

    // Then
    assertThat(gate.pausedUntil(START)).hasValue(START + 10 * SECOND);
    assertThat(gate.permission(START + 5 * SECOND)).isEqualTo(Permission.NOTHING);
    assertThat(gate.permission(START + 10 * SECOND)).isEqualTo(Permission.PROBE);
  }

  @Test
  void gate_letsNothingThrough_whenParked() {
    // Given
    gate.park();

    // When
    gate.answered();

    // Then
    assertThat(gate.stop()).isEqualTo(Stop.PARKED);
    assertThat(gate.permission(START + 1_000 * SECOND)).isEqualTo(Permission.NOTHING);
  }

  private void giveUp() {
    for (int i = 0; i < 3; i++) {
      gate.failed(gate.era(), START);
    }
  }
}
