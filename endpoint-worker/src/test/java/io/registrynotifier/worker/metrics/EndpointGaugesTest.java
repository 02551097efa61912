package io.registrynotifier.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.registrynotifier.worker.consume.EndpointStatus;
import io.registrynotifier.worker.consume.LogEnds;
import io.registrynotifier.worker.dispatch.FlowState;
import io.registrynotifier.worker.dispatch.Progress;
import io.registrynotifier.worker.offset.Counts;
import io.registrynotifier.worker.offset.OffsetRanges;
import io.registrynotifier.worker.retry.Breaker;
import io.registrynotifier.worker.retry.RetryStates;
import io.registrynotifier.worker.retry.Stop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointGaugesTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_767_323_045);
  private static final LogEnds ENDS =
      new LogEnds("id", Map.of(0, 100L, 1, 50L), Optional.of(Duration.ofHours(1)));

  @ParameterizedTest
  @CsvSource({
    "pending, 94",
    "pending_total, 94",
    "oldest_pending_seconds, 90",
    "retention_deadline_seconds, 3510",
    "inflight, 2",
    "breaker_state, 2",
    "parked, 1",
    "paused, 0",
    "paused_until_seconds, 1767323075",
    "dead_letters_blocked, 4",
    "partitions, 2"
  })
  void gauge_saysWhatTheEndpointsStatusSays(String name, double value) {
    // Given
    FlowState flow =
        new FlowState(
            List.of(progress(0, 10, 3, 90), progress(1, 60, 1, 20)),
            new Breaker.Open(2),
            Optional.of(NOW.plusSeconds(30)),
            Stop.PARKED,
            2,
            4,
            Optional.of(NOW),
            Optional.empty());

    // When
    double found = gauge(name, flow);

    // Then
    assertThat(found).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pending",
        "pending_total",
        "oldest_pending_seconds",
        "inflight",
        "breaker_state",
        "parked",
        "paused",
        "paused_until_seconds",
        "dead_letters_blocked"
      })
  void gauge_isZeroAndThere_beforeAnythingIsAssigned(String name) {
    // Given
    // When
    double found = gauge(name, FlowState.EMPTY);

    // Then
    assertThat(found).isZero();
  }

  @Test
  void retentionDeadline_isNever_whenNothingIsOwed() {
    // Given
    // When
    double found = gauge("retention_deadline_seconds", FlowState.EMPTY);

    // Then
    assertThat(found).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void breakerState_isOne_whileItProbes() {
    // Given
    FlowState probing =
        new FlowState(
            List.of(),
            new Breaker.Probing(1),
            Optional.empty(),
            Stop.NONE,
            1,
            0,
            Optional.empty(),
            Optional.empty());

    // When
    double found = gauge("breaker_state", probing);

    // Then
    assertThat(found).isEqualTo(1);
  }

  @Test
  void pausedEndpoint_isNotParked() {
    // Given
    FlowState flow =
        new FlowState(
            List.of(),
            Breaker.closed(),
            Optional.empty(),
            Stop.PAUSED,
            0,
            0,
            Optional.empty(),
            Optional.empty());

    // When
    double paused = gauge("paused", flow);
    double parked = gauge("parked", flow);

    // Then
    assertThat(paused).isEqualTo(1);
    assertThat(parked).isZero();
  }

  private static double gauge(String name, FlowState flow) {
    CollectorRegistry registry = new CollectorRegistry();
    Map<String, EndpointStatus> statuses =
        Map.of("alistener", new EndpointStatus(flow, ENDS, Optional.empty()));
    new EndpointGauges(() -> statuses, Clock.fixed(NOW, ZoneOffset.UTC)).register(registry);
    return registry.getSampleValue(
        "registry_notifications_" + name, new String[] {"endpoint"}, new String[] {"alistener"});
  }

  private static Progress progress(int partition, long position, int undone, int ageSeconds) {
    return new Progress(
        partition,
        position - undone,
        position,
        OffsetRanges.EMPTY,
        undone,
        1,
        Optional.of(NOW.minusSeconds(ageSeconds)),
        RetryStates.NONE,
        Counts.NONE);
  }
}
