package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.testkit.DocumentedRights;
import io.registrynotifier.testkit.Right;
import io.registrynotifier.testkit.SecuredBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.worker.survey.LetterFilter;
import io.registrynotifier.worker.survey.Redriven;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A worker before a broker that demands TLS and a password, and grants what is documented. */
final class WorkerSecurityIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String USER = "worker";
  private static final String NAME = "receiver";

  @TempDir private Path directory;

  private final SampleEvents samples = SampleEvents.seeded(7);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final SampleEvent good = samples.push("team/good", "v1");
  private SecuredBroker broker;
  private TestTopic topic;

  @BeforeEach
  void start() {
    broker = SecuredBroker.start(directory);
    topic = TestTopic.create(broker.bootstrapServers(), "registry.events", 2);
    TestTopic.create(broker.bootstrapServers(), "registry.dead-letters", 1);
    TestTopic.create(
        broker.bootstrapServers(), "registry.endpoints", 1, Map.of("cleanup.policy", "compact"));
    receiver.answer(
        request ->
            request.events().get(0).attributes().repository().equals("team/bad")
                ? Answer.status(500)
                : Answer.OK);
    WorkerRun.publish(topic, List.of(samples.push("team/bad", "v1"), good));
  }

  @AfterEach
  void close() {
    broker.close();
    receiver.close();
  }

  static Stream<Arguments> missing() {
    return Stream.of(GroupProtocol.values())
        .flatMap(
            protocol ->
                DocumentedRights.of(USER).stream().map(right -> Arguments.of(protocol, right)));
  }

  @ParameterizedTest
  @EnumSource
  void worker_doesItsWholeWork_withTheDocumentedRights(GroupProtocol protocol) {
    // Given
    Map<String, String> kafka = broker.addUser(USER);
    broker.allow(USER, DocumentedRights.of(USER));
    // When
    try (WorkerRun run = WorkerRun.on(topic, protocol, kafka, endpoint());
        KafkaSide side = new KafkaSide(topic)) {
      // Then
      await().atMost(DEADLINE).until(() -> side.lag(NAME) == 0);
      await().atMost(DEADLINE).untilAsserted(() -> assertAllIsDone(run));
    }
  }

  @ParameterizedTest
  @MethodSource("missing")
  void worker_namesWhatIsMissing_andGoesOnWhenItIsGranted(GroupProtocol protocol, Right missing) {
    // Given
    Map<String, String> kafka = broker.addUser(USER);
    broker.allow(USER, DocumentedRights.of(USER));
    broker.revoke(USER, missing);
    try (WorkerRun run = WorkerRun.on(topic, protocol, kafka, endpoint())) {
      // When
      await()
          .atMost(DEADLINE)
          .untilAsserted(
              () ->
                  assertThat(run.problems())
                      .anySatisfy(
                          problem ->
                              assertThat(problem)
                                  .contains("not authorised", missing.resource().name())));
      broker.allow(USER, List.of(missing));
      // Then
      await().atMost(DEADLINE).untilAsserted(() -> assertAllIsDone(run));
    }
  }

  @Test
  void survey_tellsOfEndpoints_withTheWorkersRights() {
    // Given
    Map<String, String> kafka = broker.addUser(USER);
    broker.allow(USER, DocumentedRights.of(USER));
    try (WorkerRun run = WorkerRun.on(topic, GroupProtocol.CLASSIC, kafka, endpoint());
        SurveyRun survey = new SurveyRun(topic, kafka)) {
      // When
      await().atMost(DEADLINE).untilAsserted(() -> assertAllIsDone(run));
      await().atMost(DEADLINE).until(() -> survey.endpoint(NAME).pending() == 0);
      // Then
      assertThat(survey.endpoint(NAME).served()).isTrue();
      assertThat(survey.survey().letters().page(LetterFilter.ALL, Optional.empty(), 10))
          .failsWithin(DEADLINE)
          .withThrowableThat()
          .withMessageContaining(
              "not authorised: Not authorized to access topics: [registry.dead-letters]");
    }
  }

  @Test
  void letters_areShownAndRedriven_withTheDocumentedRights() {
    // Given
    Map<String, String> kafka = broker.addUser(USER);
    broker.allow(USER, DocumentedRights.of(USER));
    broker.allow(USER, DocumentedRights.of("redrive"));
    try (WorkerRun run = WorkerRun.on(topic, GroupProtocol.CLASSIC, kafka, endpoint());
        SurveyRun survey = new SurveyRun(topic, kafka)) {
      await().atMost(DEADLINE).untilAsserted(() -> assertAllIsDone(run));
      receiver.answer(request -> Answer.OK);
      // When
      Redriven redriven = SurveyRun.of(survey.survey().letters().redrive(LetterFilter.ALL));
      // Then
      assertThat(redriven.ids()).hasSize(1);
      await().atMost(DEADLINE).until(() -> receiver.acceptedIds().size() == 2);
    }
  }

  @Test
  void worker_saysThatItIsNotLetIn_whenThePasswordIsWrong() {
    // Given
    broker.addUser(USER);
    Map<String, String> kafka = broker.clients(USER, "wrong");
    // When
    try (WorkerRun run = WorkerRun.on(topic, GroupProtocol.CLASSIC, kafka, endpoint())) {
      // Then
      awaitProblem(run, "not authenticated: Authentication failed");
    }
  }

  @Test
  void worker_saysThatItTrustsNobody_whenTheBrokersCertificateIsUnknown() {
    // Given
    Map<String, String> kafka = new HashMap<>(broker.addUser(USER));
    kafka.keySet().removeIf(name -> name.startsWith("ssl."));
    // When
    try (WorkerRun run = WorkerRun.on(topic, GroupProtocol.CLASSIC, kafka, endpoint())) {
      // Then
      awaitProblem(run, "not authenticated: SSL handshake failed");
    }
  }

  private static void awaitProblem(WorkerRun run, String words) {
    await()
        .atMost(DEADLINE)
        .untilAsserted(
            () -> assertThat(run.problems()).anyMatch(problem -> problem.contains(words)));
  }

  private void assertAllIsDone(WorkerRun run) {
    assertThat(receiver.acceptedIds()).containsExactly(good.id());
    assertThat(run.metric("registry_notifications_dead_letters_total", "endpoint", NAME))
        .isEqualTo(1);
    assertThat(run.problems()).isEmpty();
  }

  private Endpoint endpoint() {
    return Endpoints.of(NAME, receiver.url()).start(new Start.Earliest()).deadLetterAfter(2).make();
  }
}
