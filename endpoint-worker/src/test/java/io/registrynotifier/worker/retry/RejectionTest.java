package io.registrynotifier.worker.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.StatusRanges.Range;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Failure;
import io.registrynotifier.worker.delivery.Outcome.Refused;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RejectionTest {
  private static final Instant FAILED = Instant.parse("2026-01-02T03:04:05Z");
  private static final Outcome TIMEOUT = new Unanswered(Failure.TIMEOUT, "none");

  static Stream<Arguments> endings() {
    return Stream.of(
        Arguments.of(limited(), refused(500), 4, 59, ""),
        Arguments.of(limited(), refused(500), 5, 0, "limit of 5 attempts reached"),
        Arguments.of(limited(), TIMEOUT, 9, 0, "limit of 9 attempts reached"),
        Arguments.of(limited(), TIMEOUT, 1, 60, "limit of PT1M since the first failure reached"),
        Arguments.of(limited(), refused(422), 1, 0, "status 422 is rejected"),
        Arguments.of(limited(), refused(423), 1, 0, ""),
        Arguments.of(unlimited(), refused(500), 1_000_000, 1_000_000, ""),
        Arguments.of(unlimited(), refused(410), 1, 0, "status 410 is rejected"),
        Arguments.of(blocking(), refused(500), 1_000_000, 1_000_000, ""));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void cause_saysWhichLimitOrStatusEndsTheTrying(
      Endpoint endpoint, Outcome outcome, int attempts, int seconds, String cause) {
    // Given
    Rejection rejection = new Rejection(endpoint);

    // When
    Optional<String> found =
        rejection.cause(outcome, attempts, FAILED, FAILED.plusSeconds(seconds));

    // Then
    assertThat(found.orElse("")).isEqualTo(cause);
  }

  @Test
  void limit_holdsWithoutAnOutcome_whenAProcessBeforeThisOneReachedIt() {
    // Given
    Rejection rejection = new Rejection(limited());

    // When
    Optional<String> reached = rejection.limit(5, FAILED, FAILED);
    Optional<String> notReached = rejection.limit(4, FAILED, FAILED.plusSeconds(59));

    // Then
    assertThat(reached).contains("limit of 5 attempts reached");
    assertThat(notReached).isEmpty();
    assertThat(new Rejection(blocking()).limit(9, FAILED, FAILED)).isEmpty();
  }

  @Test
  void retryState_isRefused_whenNothingWasTried() {
    // Given
    // When
    // Then
    assertThatThrownBy(() -> new RetryState(0, FAILED, FAILED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Endpoint limited() {
    return EndpointBuilder.named("limited")
        .attempts(5)
        .age(Duration.ofMinutes(1))
        .deadLetters(new Range(422, 422))
        .build();
  }

  private static Endpoint unlimited() {
    return EndpointBuilder.named("unlimited").deadLetters(new Range(400, 410)).build();
  }

  private static Endpoint blocking() {
    return EndpointBuilder.named("blocking").attempts(5).age(Duration.ofMinutes(1)).build();
  }

  private static Outcome refused(int status) {
    return new Refused(status, Optional.empty(), "");
  }
}
