package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.admin.ShownEndpoint;
import io.registrynotifier.worker.ledger.AttemptEntry;
import io.registrynotifier.worker.ledger.EndpointLedger;
import io.registrynotifier.worker.ledger.Ledger;
import io.registrynotifier.worker.ledger.LedgerStatus;
import io.registrynotifier.worker.ledger.NoLedger;
import io.registrynotifier.worker.ledger.Totals;
import io.registrynotifier.worker.metrics.EventCounts;
import io.registrynotifier.worker.survey.DeliveryState;
import io.registrynotifier.worker.survey.EndpointSurvey;
import io.registrynotifier.worker.survey.EndpointSurvey.GroupState;
import io.registrynotifier.worker.survey.EventSearch;
import io.registrynotifier.worker.survey.FoundEvent;
import io.registrynotifier.worker.survey.PartitionSurvey;
import io.registrynotifier.worker.survey.SearchBounds;
import io.registrynotifier.worker.survey.Survey;
import io.registrynotifier.worker.survey.SurveyUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class ShownEndpointsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final EventCounts COUNTED = new EventCounts(5, 4, 3, 2, Map.of("200 OK", 4L));
  private static final Totals TOTALS =
      new Totals(50, 40, 30, 20, 10, 1, Map.of("204", 40L, "599", 30L), Instant.EPOCH);

  private final Endpoint here = Endpoint.of("here", URI.create("http://a.example"));
  private final Endpoint elsewhere = Endpoint.of("elsewhere", URI.create("http://b.example"));

  @Test
  void endpoints_haveTheClustersNumbers_whenKafkaAndTheLedgerAnswer() {
    // Given
    ShownEndpoints shown = shown(survey(77), ledger());

    // When
    CompletableFuture<List<ShownEndpoint>> now = shown.now();

    // Then
    EventCounts cluster =
        new EventCounts(50, 40, 30, 20, Map.of("204 No Content", 40L, "599 ", 30L));
    assertThat(now)
        .succeedsWithin(DEADLINE)
        .isEqualTo(
            List.of(
                new ShownEndpoint(here, 77, cluster), new ShownEndpoint(elsewhere, 77, cluster)));
  }

  @Test
  void endpoints_haveThisProcessesNumbers_whenNobodyAnswers() {
    // Given
    ShownEndpoints shown =
        shown(
            CompletableFuture.failedFuture(
                new SurveyUnavailableException("away", new IllegalStateException())),
            new NoLedger());

    // When
    CompletableFuture<List<ShownEndpoint>> now = shown.now();

    // Then
    assertThat(now)
        .succeedsWithin(DEADLINE)
        .isEqualTo(
            List.of(
                new ShownEndpoint(here, 9, COUNTED),
                new ShownEndpoint(elsewhere, 0, EventCounts.NONE)));
  }

  @Test
  void endpoints_areShown_whenKafkaTakesTooLong() {
    // Given
    ShownEndpoints shown = shown(new CompletableFuture<>(), new NoLedger());

    // When
    CompletableFuture<List<ShownEndpoint>> now = shown.now();

    // Then
    assertThat(now).succeedsWithin(DEADLINE);
  }

  private ShownEndpoints shown(
      CompletableFuture<Map<String, EndpointSurvey>> survey, Ledger ledger) {
    return new ShownEndpoints(
        () -> List.of(here, elsewhere),
        new FixedSurvey(survey),
        ledger,
        () -> Map.of("here", new ShownEndpoint(here, 9, COUNTED)));
  }

  private static CompletableFuture<Map<String, EndpointSurvey>> survey(long pending) {
    return CompletableFuture.completedFuture(
        Map.of("here", survey("here", pending), "elsewhere", survey("elsewhere", pending)));
  }

  private static EndpointSurvey survey(String name, long pending) {
    PartitionSurvey partition =
        new PartitionSurvey(
            0, OptionalLong.of(0), 0, pending, pending, List.of(), Optional.empty());
    return new EndpointSurvey(name, GroupState.EMPTY, true, List.of(partition), Optional.empty());
  }

  private static Ledger ledger() {
    return new FixedLedger(Map.of("here", TOTALS, "elsewhere", TOTALS));
  }

  private record FixedLedger(Map<String, Totals> totals) implements Ledger {
    @Override
    public CompletableFuture<Map<String, Totals>> totalsOfAll() {
      return CompletableFuture.completedFuture(totals);
    }

    @Override
    public EndpointLedger endpoint(String name) {
      return new NoLedger();
    }

    @Override
    public CompletableFuture<List<AttemptEntry>> attemptsOf(String eventId) {
      return new NoLedger().attemptsOf(eventId);
    }

    @Override
    public LedgerStatus status() {
      return new NoLedger().status();
    }
  }

  private record FixedSurvey(CompletableFuture<Map<String, EndpointSurvey>> answer)
      implements Survey {
    @Override
    public CompletableFuture<Map<String, EndpointSurvey>> endpoints(Collection<String> names) {
      return answer;
    }

    @Override
    public CompletableFuture<EventSearch> event(String eventId, SearchBounds bounds) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Optional<FoundEvent>> at(int partition, long offset) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Map<String, DeliveryState>> states(
        FoundEvent event, Collection<Endpoint> endpoints) {
      return new CompletableFuture<>();
    }
  }
}
