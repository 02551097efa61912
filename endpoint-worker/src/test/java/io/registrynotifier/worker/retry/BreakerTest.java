package io.registrynotifier.worker.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.worker.retry.Breaker.Closed;
import io.registrynotifier.worker.retry.Breaker.Open;
import io.registrynotifier.worker.retry.Breaker.Probing;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BreakerTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new Closed(0), 1, new Open(1)),
        Arguments.of(new Closed(0), 3, new Closed(1)),
        Arguments.of(new Closed(1), 3, new Closed(2)),
        Arguments.of(new Closed(2), 3, new Open(1)),
        Arguments.of(new Open(1), 3, new Open(1)),
        Arguments.of(new Open(7), 1, new Open(7)),
        Arguments.of(new Probing(1), 3, new Open(2)),
        Arguments.of(new Probing(7), 1, new Open(8)));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void breaker_becomesTheNextState_whenAnAttemptFailed(
      Breaker before, int threshold, Breaker after) {
    // Given
    // When
    Breaker next = before.failed(threshold);

    // Then
    assertThat(next).isEqualTo(after);
  }

  @Test
  void openBreaker_keepsItsCount_whenItProbes() {
    // Given
    Open open = new Open(4);

    // When
    Probing probing = open.toProbing();

    // Then
    assertThat(probing.pauses()).isEqualTo(4);
  }
}
