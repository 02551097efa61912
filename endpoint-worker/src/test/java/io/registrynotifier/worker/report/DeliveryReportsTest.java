package io.registrynotifier.worker.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.time.ManualClock;
import io.registrynotifier.testkit.time.ManualScheduler;
import io.registrynotifier.worker.consume.GroupListener;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.DeadLetter;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.DeliveryListener;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Accepted;
import io.registrynotifier.worker.delivery.Outcome.Refused;
import io.registrynotifier.worker.delivery.SampleDeliveries;
import io.registrynotifier.worker.dispatch.FlowState;
import io.registrynotifier.worker.offset.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class DeliveryReportsTest {
  private static final Attempt ONE = new Attempt(1, List.of(SampleDeliveries.push(0, 0, "a")));
  private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final Endpoint ENDPOINT = EndpointBuilder.named("alistener").build();

  private final MockProducer<byte[], byte[]> kafka =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private Instant created = Instant.EPOCH;
  private final ManualScheduler scheduler = new ManualScheduler();
  private final DeliveryReports reports =
      new DeliveryReports(
          new ReportSender(kafka, "registry.deliveries"),
          "run-1",
          "worker-1",
          ManualClock.at(Instant.parse("2026-01-02T03:04:05Z")),
          scheduler::nanoTime,
          scheduler,
          name -> FlowState.EMPTY,
          name -> created);
  private final ReportedEndpoint reported = reports.begin(ENDPOINT, Instant.EPOCH);
  private final DeliveryListener deliveries = reported.deliveries(new Deaf());
  private final GroupListener group = reported.group(new Deaf());

  @Test
  void nothing_isTold_whenNothingIsNew() {
    // Given
    deliveries.ended(ONE, new Accepted(200), Duration.ZERO);
    reports.tell();
    answer(true);
    kafka.clear();

    // When
    reports.tell();

    // Then
    assertThat(kafka.history()).isEmpty();
  }

  @Test
  void tally_tellsEverything_whenKafkaRefusedTheOnesBefore() {
    // Given
    group.committed(0, new Counts(9, 1, 0, 0));
    deliveries.ended(ONE, refused(), Duration.ZERO);
    reports.tell();
    deliveries.ended(ONE, refused(), Duration.ZERO);
    reports.tell();
    answer(false);
    kafka.clear();

    // When
    reports.tell();

    // Then
    assertThat(tallies()).hasSize(1);
    assertThat(tallies().get(0))
        .contains("\"refused\":2")
        .contains("\"leftOut\":2")
        .contains("\"delivered\":1");
  }

  @Test
  void tally_isOnItsWayOnce_howeverLongKafkaTakes() {
    // Given
    deliveries.ended(ONE, new Accepted(200), Duration.ZERO);
    reports.tell();

    // When
    deliveries.ended(ONE, new Accepted(200), Duration.ZERO);
    reports.tell();
    reports.tell();

    // Then
    assertThat(tallies()).hasSize(1);
  }

  @Test
  void problem_isShown_untilKafkaTakesAReport() {
    // Given
    deliveries.ended(ONE, new Accepted(200), Duration.ZERO);
    reports.tell();
    answer(false);
    Optional<String> away = reports.problem();

    // When
    reports.tell();
    answer(true);

    // Then
    assertThat(away).hasValue("kafka is away");
    assertThat(reports.problem()).isEmpty();
  }

  @Test
  void everything_isToldAgain_whenItIsKnownWhichEndpointItIsOf() {
    // Given
    deliveries.ended(ONE, refused(), Duration.ZERO);
    reports.tell();
    answer(true);
    kafka.clear();

    // When
    created = CREATED;
    reports.tell();

    // Then
    assertThat(tallies()).hasSize(1);
    assertThat(tallies().get(0)).contains("\"refused\":1").contains(CREATED.toString());
  }

  @Test
  void endpointMadeAgain_isCountedFromNothing_andOneThatGoesOnIsNot() {
    // Given
    created = CREATED;
    deliveries.ended(ONE, refused(), Duration.ZERO);
    reports.tell();
    answer(true);

    // When
    tellOneMoreOf(CREATED);
    tellOneMoreOf(CREATED.plusSeconds(1));

    // Then
    assertThat(tallies()).hasSize(3);
    assertThat(tallies().get(1)).contains("\"refused\":2");
    assertThat(tallies().get(2)).contains("\"refused\":1");
  }

  private void tellOneMoreOf(Instant creation) {
    reports.begin(ENDPOINT, creation).deliveries(new Deaf()).ended(ONE, refused(), Duration.ZERO);
    reports.tell();
    answer(true);
  }

  @Test
  void deletedEndpoint_isToldOfUntilKafkaHasTakenIt_andCountedNoMore() {
    // Given
    deliveries.ended(ONE, refused(), Duration.ZERO);

    // When
    reports.forget("alistener");
    reports.gone("alistener", CREATED);
    reports.tell();
    answer(false);
    reports.tell();
    answer(true);
    reports.tell();

    // Then
    assertThat(tallies()).isEmpty();
    assertThat(kafka.history())
        .extracting(record -> new String(record.value(), UTF_8))
        .hasSize(2)
        .allMatch(value -> value.contains("\"kind\":\"gone\""));
  }

  @Test
  void endpointThatIsFoundMissing_isToldToBeGone_afterTheLastWordOfIt() {
    // Given
    created = CREATED;
    deliveries.ended(ONE, refused(), Duration.ZERO);
    reports.tell();
    answer(true);

    // When
    reports.forget("alistener");
    reports.tell();
    answer(true);
    reports.tell();

    // Then
    assertThat(kafka.history())
        .extracting(record -> new String(record.value(), UTF_8))
        .filteredOn(value -> !value.contains("\"kind\":\"attempt\""))
        .satisfiesExactly(
            tally -> assertThat(tally).contains("\"kind\":\"tally\""),
            gone -> assertThat(gone).contains("\"kind\":\"gone\"", CREATED.toString()));
  }

  private void answer(boolean taken) {
    while (taken ? kafka.completeNext() : kafka.errorNext(new TimeoutException("kafka is away"))) {
      // each of those under way
    }
  }

  private List<String> tallies() {
    return kafka.history().stream()
        .map(record -> new String(record.value(), UTF_8))
        .filter(value -> value.contains("\"kind\":\"tally\""))
        .toList();
  }

  private static Outcome refused() {
    return new Refused(503, Optional.empty(), "no");
  }

  private static final class Deaf implements DeliveryListener, GroupListener {
    @Override
    public void taken(int events) {}

    @Override
    public void skippedDuplicate() {}

    @Override
    public void ended(Attempt attempt, Outcome outcome, Duration took) {}

    @Override
    public void retrying(List<Delivery> retried) {}

    @Override
    public void putAside(DeadLetter letter) {}

    @Override
    public void assigned(int partitions) {}

    @Override
    public void lost(long events) {}
  }
}
