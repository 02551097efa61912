package io.registrynotifier.worker.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Headers;
import io.registrynotifier.testkit.time.ManualClock;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Accepted;
import io.registrynotifier.worker.delivery.Outcome.Failure;
import io.registrynotifier.worker.delivery.Outcome.Refused;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import io.registrynotifier.worker.delivery.SampleDeliveries;
import io.registrynotifier.worker.ledger.AttemptCounts;
import io.registrynotifier.worker.ledger.AttemptEntry;
import io.registrynotifier.worker.ledger.AttemptEntry.Result;
import io.registrynotifier.worker.ledger.PartitionCounts;
import io.registrynotifier.worker.offset.Counts;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EndpointReportTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final Attempt ONE = new Attempt(3, List.of(SampleDeliveries.push(1, 7, "team/a")));

  private final ManualClock clock = ManualClock.at(START);
  private long nanos;

  @Test
  void attempts_areCounted_byEndingStatusAndTime() {
    // Given
    EndpointReport report = report(EndpointBuilder.named("a").build());

    // When
    report.ended(ONE, new Accepted(200), Duration.ofMillis(5));
    report.ended(ONE, new Accepted(204), Duration.ofMillis(5));
    report.ended(ONE, refused("no"), Duration.ofMillis(300));
    report.ended(ONE, new Unanswered(Failure.TIMEOUT, "late"), Duration.ofSeconds(10));

    // Then
    AttemptCounts counts = report.attempts();
    assertThat(counts.accepted()).isEqualTo(2);
    assertThat(counts.refused()).isEqualTo(1);
    assertThat(counts.unanswered()).isEqualTo(1);
    assertThat(counts.statuses()).isEqualTo(Map.of("200", 1L, "204", 1L, "503", 1L));
    assertThat(counts.latency().percentile(50)).isEqualTo(5);
    assertThat(counts.latency().percentile(99)).isBetween(10_000L, 12_500L);
  }

  @Test
  void flood_isCountedWhole_andLoggedUpToTheBound() {
    // Given
    EndpointReport report = report(EndpointBuilder.named("a").build());

    // When
    for (int i = 0; i < 10_000; i++) {
      report.ended(ONE, refused("no"), Duration.ofMillis(1));
      nanos += 100_000;
    }

    // Then
    assertThat(report.attempts().refused()).isEqualTo(10_000);
    assertThat(report.takeLogged()).hasSize(LogChoice.MOST);
    assertThat(report.attempts().leftOut()).isEqualTo(10_000 - LogChoice.MOST);
  }

  @Test
  void whatWaits_isBounded_whenNobodyTakesIt() {
    // Given
    EndpointReport report = report(EndpointBuilder.named("a").build());

    // When
    for (int second = 0; second < 60; second++) {
      for (int i = 0; i < 60; i++) {
        report.ended(ONE, refused("no"), Duration.ofMillis(1));
      }
      nanos += 1_000_000_000;
    }

    // Then
    assertThat(report.takeLogged()).hasSize(2 * LogChoice.MOST);
    assertThat(report.attempts().leftOut()).isEqualTo(3_600 - 2 * LogChoice.MOST);
  }

  @Test
  void entry_tellsWhatHappened_withoutSecrets() {
    // Given
    Endpoint endpoint =
        EndpointBuilder.named("a")
            .headers(new Headers(Map.of("Authorization", List.of("Bearer s3cret"))))
            .build();
    EndpointReport report = report(endpoint);
    String echo = "<script>x</script> " + "y".repeat(506 - 19) + "s3cret".repeat(3);

    // When
    report.ended(ONE, refused(echo), Duration.ofMillis(12));

    // Then
    AttemptEntry entry = report.takeLogged().get(0).entry("a", report.secrets());
    assertThat(entry.response()).startsWith("<script>x</script> y").endsWith("y******");
    assertThat(entry.response()).hasSize(512);
    assertThat(entry.eventId()).isEqualTo("1-7");
    assertThat(entry.repository()).isEqualTo("team/a");
    assertThat(entry.attempt()).isEqualTo(3);
    assertThat(entry.result()).isEqualTo(Result.REFUSED);
    assertThat(entry.status()).hasValue(503);
    assertThat(entry.millis()).isEqualTo(12);
    assertThat(entry.at()).isEqualTo(START);
    assertThat(entry.sampled()).isFalse();
  }

  @Test
  void failing_isTheFirstOfTheRow_untilAnAnswer() {
    // Given
    EndpointReport report = report(EndpointBuilder.named("a").build());

    // When
    report.ended(ONE, refused("no"), Duration.ZERO);
    clock.advance(Duration.ofSeconds(5));
    report.ended(ONE, new Unanswered(Failure.TIMEOUT, "late"), Duration.ZERO);
    Optional<EndpointReport.Failing> failing = report.failing();
    report.ended(ONE, new Accepted(200), Duration.ZERO);

    // Then
    assertThat(failing.map(EndpointReport.Failing::since)).hasValue(START);
    assertThat(failing.map(EndpointReport.Failing::last))
        .hasValue(new Unanswered(Failure.TIMEOUT, "late"));
    assertThat(report.failing()).isEmpty();
  }

  @Test
  void committed_isKept_butWhereNothingWasCounted() {
    // Given
    EndpointReport report = report(EndpointBuilder.named("a").build());

    // When
    report.committed(0, Counts.NONE);
    report.committed(1, new Counts(5, 1, 2, 3));
    report.committed(1, new Counts(5, 2, 2, 3));

    // Then
    assertThat(report.partitions()).isEqualTo(Map.of(1, new PartitionCounts(5, 2, 2, 3)));
  }

  /** The hot path: no object for a delivery that is not logged. */
  @Test
  void counting_allocatesNothing_whenNothingIsLogged() {
    // Given
    EndpointReport report = report(EndpointBuilder.named("a").build());
    Outcome accepted = new Accepted(200);
    Duration took = Duration.ofMillis(3);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    count(report, accepted, took, 1_000);
    long before = threads.getCurrentThreadAllocatedBytes();

    // When
    count(report, accepted, took, 10_000);

    // Then
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }

  private static void count(EndpointReport report, Outcome outcome, Duration took, int times) {
    for (int i = 0; i < times; i++) {
      report.ended(ONE, outcome, took);
    }
  }

  private static Refused refused(String excerpt) {
    return new Refused(503, Optional.empty(), excerpt);
  }

  private EndpointReport report(Endpoint endpoint) {
    return new EndpointReport(endpoint, Instant.EPOCH, clock, () -> nanos);
  }
}
