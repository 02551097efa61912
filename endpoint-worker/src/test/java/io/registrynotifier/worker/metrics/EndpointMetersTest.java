package io.registrynotifier.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.process.ProcessMetrics;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.DeadLetter;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Accepted;
import io.registrynotifier.worker.delivery.Outcome.Failure;
import io.registrynotifier.worker.delivery.Outcome.Refused;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import io.registrynotifier.worker.delivery.SampleDeliveries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointMetersTest {
  private static final String PREFIX = "registry_notifications_";
  private static final Delivery ONE = SampleDeliveries.push(0, 1, "a");
  private static final Delivery TWO = SampleDeliveries.push(0, 2, "a");

  private final ProcessMetrics metrics = ProcessMetrics.create();
  private final Clock clock = Clock.fixed(ONE.published().plusSeconds(7), ZoneOffset.UTC);
  private final EndpointMeters meters =
      new EndpointMeters("alistener", WorkerMeters.create(metrics), clock);

  @ParameterizedTest
  @ValueSource(strings = {"Events", "Successes", "Failures", "Errors"})
  void events_areZeroFromTheStart(String type) {
    // Given
    // When
    double value = events(type);

    // Then
    assertThat(value).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "retries_total",
        "lost_total",
        "duplicates_skipped_total",
        "dead_letters_total",
        "attempt_seconds_count",
        "delivery_seconds_count",
        "partitions_assigned"
      })
  void counters_areZeroFromTheStart(String name) {
    // Given
    // When
    double value = sample(name);

    // Then
    assertThat(value).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void errors_areCountedByFailure_onceForEachEventOfTheAttempt(Failure failure) {
    // Given
    double before = attempts(failure.label());

    // When
    meters.ended(attempt(ONE, TWO), new Unanswered(failure, "none"), Duration.ofMillis(3));

    // Then
    assertThat(before).isZero();
    assertThat(attempts(failure.label())).isEqualTo(1);
    assertThat(events("Errors")).isEqualTo(2);
    assertThat(meters.counts()).isEqualTo(new EventCounts(0, 0, 0, 2, Map.of()));
  }

  @Test
  void accepted_countsSuccessesStatusAndTheTimeSincePublishing() {
    // Given
    meters.taken(5);

    // When
    meters.ended(attempt(ONE, TWO), new Accepted(202), Duration.ofMillis(250));

    // Then
    assertThat(meters.counts()).isEqualTo(new EventCounts(5, 2, 0, 0, Map.of("202 Accepted", 1L)));
    assertThat(attempts("accepted")).isEqualTo(1);
    assertThat(status("202 Accepted")).isEqualTo(1);
    assertThat(sample("attempt_seconds_sum")).isEqualTo(0.25);
    assertThat(sample("delivery_seconds_count")).isEqualTo(2);
    assertThat(sample("delivery_seconds_sum")).isEqualTo(7 + 6);
  }

  @Test
  void refused_countsFailuresAndStatus_withATrailingSpaceForAnUnknownOne() {
    // Given
    Outcome refused = new Refused(599, Optional.empty(), "");

    // When
    meters.ended(attempt(ONE, TWO), refused, Duration.ofMillis(1));
    meters.ended(attempt(ONE), refused, Duration.ofMillis(1));

    // Then
    assertThat(meters.counts()).isEqualTo(new EventCounts(0, 0, 3, 0, Map.of("599 ", 2L)));
    assertThat(status("599 ")).isEqualTo(2);
    assertThat(attempts("refused")).isEqualTo(2);
    assertThat(sample("delivery_seconds_count")).isZero();
  }

  @Test
  void meters_countRetriesLettersLossesDuplicatesAndPartitions() {
    // Given
    DeadLetter letter = new DeadLetter("alistener", ONE, "limit", 3, Instant.EPOCH);

    // When
    meters.retrying(List.of(ONE, TWO));
    meters.putAside(letter);
    meters.lost(17);
    meters.skippedDuplicate();
    meters.skippedDuplicate();
    meters.assigned(4);

    // Then
    assertThat(sample("retries_total")).isEqualTo(2);
    assertThat(sample("dead_letters_total")).isEqualTo(1);
    assertThat(sample("lost_total")).isEqualTo(17);
    assertThat(sample("duplicates_skipped_total")).isEqualTo(2);
    assertThat(sample("partitions_assigned")).isEqualTo(4);
  }

  private static Attempt attempt(Delivery... deliveries) {
    return new Attempt(1, List.of(deliveries));
  }

  private double events(String type) {
    return labelled("events_total", "type", type);
  }

  private double attempts(String outcome) {
    return labelled("attempts_total", "outcome", outcome);
  }

  private double status(String code) {
    return labelled("status_total", "code", code);
  }

  private double labelled(String name, String label, String value) {
    return metrics
        .registry()
        .getSampleValue(
            PREFIX + name, new String[] {label, "endpoint"}, new String[] {value, "alistener"});
  }

  private double sample(String name) {
    return metrics
        .registry()
        .getSampleValue(PREFIX + name, new String[] {"endpoint"}, new String[] {"alistener"});
  }
}
