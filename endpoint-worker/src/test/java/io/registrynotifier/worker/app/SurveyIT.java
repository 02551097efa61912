package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings;
import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Ignore;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.worker.consume.WorkerName;
import io.registrynotifier.worker.survey.DeliveryState;
import io.registrynotifier.worker.survey.EndpointSurvey;
import io.registrynotifier.worker.survey.EndpointSurvey.GroupState;
import io.registrynotifier.worker.survey.EventSearch;
import io.registrynotifier.worker.survey.FoundEvent;
import io.registrynotifier.worker.survey.Holder;
import io.registrynotifier.worker.survey.PartitionSurvey;
import io.registrynotifier.worker.survey.SearchBounds;
import io.registrynotifier.worker.survey.SurveyUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Kafka itself tells of endpoints that workers serve, or that nobody does. */
final class SurveyIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final SampleEvents samples = SampleEvents.seeded(11);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final String name = SharedBroker.unique("survey");
  private final TestTopic topic =
      TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 3);
  private final KafkaSide kafka = new KafkaSide(topic);
  private final SurveyRun survey = new SurveyRun(topic);

  @AfterEach
  void close() {
    survey.close();
    kafka.close();
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource
  void survey_tellsHolders_andFollowsThem_whenOneOfTwoWorkersIsGone(GroupProtocol protocol) {
    // Given
    try (WorkerRun run = WorkerRun.on(topic, protocol, Map.of(), endpoint())) {
      WorkerRun other = run.another();
      await().atMost(DEADLINE).until(() -> holders(survey.endpoint(name)).size() == 2);
      // When
      other.close();
      // Then
      await()
          .atMost(DEADLINE)
          .untilAsserted(
              () -> {
                EndpointSurvey now = survey.endpoint(name);
                assertThat(now.served()).isTrue();
                assertThat(holders(now)).hasSize(1);
                assertThat(workers(now))
                    .containsExactly(WorkerName.of(WorkerSettings.DEFAULT).text());
                assertThat(now.partitions())
                    .hasSize(3)
                    .allSatisfy(partition -> assertThat(partition.holder()).isPresent());
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void survey_tellsPendingAndItsAge_whenNobodyServesTheEndpoint(GroupProtocol protocol) {
    // Given
    try (WorkerRun run = WorkerRun.on(topic, protocol, Map.of(), endpoint())) {
      await().atMost(DEADLINE).until(run::isReady);
    }
    Instant before = Instant.now();
    // When
    WorkerRun.publish(topic, samples.pushes(50, 10));
    // Then
    await().atMost(DEADLINE).until(() -> survey.endpoint(name).pending() == 50);
    EndpointSurvey now = survey.endpoint(name);
    assertThat(now.state()).isEqualTo(GroupState.EMPTY);
    assertThat(now.served()).isFalse();
    assertThat(now.oldestPending().orElseThrow()).isBetween(before.minusMillis(1), Instant.now());
    assertThat(holders(now)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void survey_countsWhatIsDoneBeyond_andTellsTheRetry_whenOneEventIsStuck(GroupProtocol protocol) {
    // Given
    receiver.answer(
        request ->
            request.events().get(0).attributes().repository().equals("team/bad")
                ? Answer.status(500)
                : Answer.OK);
    List<SampleEvent> others = samples.pushes(30, 10);
    try (WorkerRun run = WorkerRun.on(topic, protocol, Map.of(), endpoint())) {
      await().atMost(DEADLINE).until(run::isReady);
      // When
      run.publish(List.of(samples.push("team/bad", "v1")));
      run.publish(others);
      // Then
      await()
          .atMost(DEADLINE)
          .untilAsserted(() -> assertThat(survey.endpoint(name).pending()).isEqualTo(1));
      PartitionSurvey stuck =
          survey.endpoint(name).partitions().stream()
              .filter(partition -> !partition.retries().isEmpty())
              .findFirst()
              .orElseThrow();
      assertThat(stuck.committed()).isEqualTo(OptionalLong.of(stuck.retries().get(0).offset()));
      assertThat(stuck.retries().get(0).attempts()).isPositive();
      FoundEvent head =
          SurveyRun.of(survey.survey().at(stuck.partition(), stuck.committed().orElseThrow()))
              .orElseThrow();
      assertThat(head.repository()).isEqualTo("team/bad");
    }
  }

  @Test
  void survey_saysThatNothingHasBegun_whenNobodyKnowsTheGroup() {
    // Given
    WorkerRun.publish(topic, samples.pushes(5, 2));
    // When
    EndpointSurvey unknown = survey.endpoint(name);
    // Then
    assertThat(unknown.state()).isEqualTo(GroupState.MISSING);
    assertThat(unknown.begun()).isFalse();
    assertThat(unknown.pending()).isZero();
    assertThat(unknown.partitions()).hasSize(3);
  }

  @Test
  void survey_goesByTheOffsetAlone_whenItsMetadataIsForeign() {
    // Given
    WorkerRun.publish(topic, samples.pushes(60, 30));
    long total = topic.size();
    kafka.commit(name, 0, new OffsetAndMetadata(1, "somebody else's"));
    // When
    EndpointSurvey now = survey.endpoint(name);
    // Then
    assertThat(now.pending()).isEqualTo(total - 1);
    assertThat(now.partitions()).allSatisfy(each -> assertThat(each.retries()).isEmpty());
  }

  @Test
  void survey_answersForManyEndpointsAtOnce() {
    // Given
    WorkerRun.publish(topic, samples.pushes(20, 10));
    List<String> names = IntStream.range(0, 100).mapToObj(i -> name + "-" + i).toList();
    names.forEach(each -> kafka.commit(each, 0, new OffsetAndMetadata(0, "")));
    // When
    Map<String, EndpointSurvey> all = SurveyRun.of(survey.survey().endpoints(names));
    // Then
    assertThat(all).hasSize(100);
    assertThat(all.values())
        .allSatisfy(
            each -> {
              assertThat(each.pending()).isEqualTo(20);
              assertThat(each.oldestPending()).isPresent();
            });
  }

  @Test
  void events_areFoundAtTheirPlaces_howeverManyAreAskedForAtOnce() {
    // Given
    WorkerRun.publish(topic, samples.pushes(600, 60));
    Map<TopicPartition, Long> ends = kafka.ends();
    // When
    List<CompletableFuture<Optional<FoundEvent>>> asked = new ArrayList<>();
    ends.forEach(
        (partition, end) -> {
          for (long offset = 0; offset < end + 5; offset++) {
            asked.add(survey.survey().at(partition.partition(), offset));
          }
        });
    List<FoundEvent> found = asked.stream().map(SurveyRun::of).flatMap(Optional::stream).toList();
    // Then
    assertThat(found).hasSize(600);
    assertThat(found).extracting(FoundEvent::id).doesNotHaveDuplicates();
    FoundEvent one = found.get(300);
    assertThat(SurveyRun.of(survey.survey().at(one.partition(), one.offset()))).contains(one);
  }

  @Test
  void survey_saysThatKafkaIsAway_whenItIs() {
    // Given
    try (SurveyRun away = new SurveyRun(topic, Map.of("bootstrap.servers", "127.0.0.1:1"))) {
      // When
      var answer = away.survey().endpoints(List.of(name));
      // Then
      assertThat(answer)
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableThat()
          .havingCause()
          .isInstanceOf(SurveyUnavailableException.class)
          .withMessageContaining("no answer from kafka");
    }
  }

  @Test
  void event_isFoundAmongManyByItsId() {
    // Given
    List<SampleEvent> events = samples.pushes(100_000, 200);
    for (int from = 0; from < events.size(); from += 10_000) {
      WorkerRun.publish(topic, events.subList(from, from + 10_000));
    }
    String oldest = events.get(0).id();
    // When
    long begin = System.nanoTime();
    var found = search(oldest);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    var none = search("no-such-event");
    // Then
    System.out.println("figure: the oldest of 100,000 events found by its id in " + millis + " ms");
    FoundEvent event = found.event().orElseThrow();
    assertThat(event.id()).isEqualTo(oldest);
    assertThat(event.repository()).isEqualTo(events.get(0).repository());
    assertThat(SurveyRun.of(survey.survey().at(event.partition(), event.offset()))).contains(event);
    assertThat(none.event()).isEmpty();
    assertThat(none.complete()).isTrue();
    assertThat(none.records()).isEqualTo(100_000);
  }

  @Test
  void search_saysHowFarItCame_whenABoundEndsIt() {
    // Given
    List<SampleEvent> events = samples.pushes(30_000, 200);
    WorkerRun.publish(topic, events);
    // When
    var search =
        SurveyRun.of(
            survey.survey().event("no-such-event", new SearchBounds(Instant.EPOCH, 1, DEADLINE)));
    // Then
    assertThat(search.complete()).isFalse();
    assertThat(search.records()).isBetween(1L, 12_000L);
    assertThat(search.from()).isAfter(Instant.EPOCH);
  }

  @Test
  void states_tellWhatBecameOfAnEventEverywhere() {
    // Given
    SampleEvent old = samples.push("library/a", "v0");
    SampleEvent event = samples.push("library/a", "v1");
    receiver.answer(request -> request.path().endsWith("/bad") ? Answer.status(500) : Answer.OK);
    Endpoint good = Endpoints.of(name + "-good", receiver.url()).make();
    Endpoint bad = Endpoints.of(name + "-bad", bad()).make();
    Endpoint aside = Endpoints.of(name + "-aside", bad()).deadLetterAfter(1).make();
    Endpoint filter =
        Endpoints.of(name + "-filter", receiver.url())
            .ignore(new Ignore(Set.of(), Set.of("push")))
            .make();
    Endpoint nobody = Endpoints.of(name + "-nobody", receiver.url()).make();
    WorkerRun.publish(topic, List.of(old));
    try (WorkerRun run =
        WorkerRun.on(topic, GroupProtocol.CLASSIC, Map.of(), good, bad, aside, filter)) {
      await().atMost(DEADLINE).until(run::isReady);
      // When
      run.publish(List.of(event));
      // Then
      List<Endpoint> all = List.of(good, bad, aside, filter, nobody);
      await()
          .atMost(DEADLINE)
          .untilAsserted(
              () ->
                  assertThat(words(event, all))
                      .containsEntry(good.name(), "delivered")
                      .containsEntry(bad.name(), "pending")
                      .containsEntry(aside.name(), "put-aside")
                      .containsEntry(filter.name(), "filtered")
                      .containsEntry(nobody.name(), "before-start"));
      await()
          .atMost(DEADLINE)
          .untilAsserted(
              () ->
                  assertThat(states(event, List.of(bad)).get(bad.name()))
                      .isInstanceOfSatisfying(
                          DeliveryState.Pending.class,
                          pending -> assertThat(pending.nextTry()).isPresent()));
      assertThat(words(old, List.of(bad))).containsEntry(bad.name(), "before-start");
    }
  }

  private URI bad() {
    return URI.create(receiver.url() + "/bad");
  }

  private Map<String, DeliveryState> states(SampleEvent event, List<Endpoint> endpoints) {
    FoundEvent found = search(event.id()).event().orElseThrow();
    return SurveyRun.of(survey.survey().states(found, endpoints));
  }

  private Map<String, String> words(SampleEvent event, List<Endpoint> endpoints) {
    return states(event, endpoints).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, state -> state.getValue().word()));
  }

  private EventSearch search(String id) {
    return SurveyRun.of(survey.survey().event(id, SearchBounds.since(Instant.EPOCH)));
  }

  private static Set<String> workers(EndpointSurvey endpoint) {
    return endpoint.partitions().stream()
        .flatMap(partition -> partition.holder().stream())
        .map(Holder::worker)
        .collect(Collectors.toSet());
  }

  private static Set<String> holders(EndpointSurvey endpoint) {
    return endpoint.partitions().stream()
        .flatMap(partition -> partition.holder().stream())
        .map(Holder::memberId)
        .collect(Collectors.toSet());
  }

  private Endpoint endpoint() {
    return Endpoints.of(name, receiver.url()).start(new Start.Latest()).make();
  }
}
