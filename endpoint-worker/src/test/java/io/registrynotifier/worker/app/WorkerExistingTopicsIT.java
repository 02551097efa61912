package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Topics that somebody else has made, otherwise than we would. */
final class WorkerExistingTopicsIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Map<String, String> NO_PROPERTIES = Map.of();
  private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

  /** Less than any record of ours. */
  private static final int TOO_SMALL = 100;

  private static final int ENOUGH = 1_000_000;

  private final String prefix = SharedBroker.unique("existing");
  private final SampleEvents samples = SampleEvents.seeded(12);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final SampleEvent bad = samples.push("team/bad", "v1");
  private final SampleEvent good = samples.push("team/good", "v1");

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void worker_usesThemAsTheyAre_whenTheyDiffer() {
    // Given
    Map<String, String> demanding = Map.of("min.insync.replicas", "3");
    TestTopic events =
        topic(
            "events",
            7,
            Map.of(
                "min.insync.replicas", "3",
                "message.timestamp.type", "LogAppendTime",
                "compression.type", "zstd",
                "retention.ms", "-1"));
    topic("endpoints", 3, Map.of("cleanup.policy", "compact", "min.insync.replicas", "3"));
    topic("deliveries", 9, demanding);
    topic("dead-letters", 5, demanding);

    // When
    try (WorkerRun run = start(events)) {
      // Then
      await().atMost(DEADLINE).untilAsserted(() -> assertAllIsDone(run));
      await().atMost(DEADLINE).until(() -> isInTheDirectory(run));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "events, compact",
    "deliveries, compact",
    "dead-letters, 'compact,delete'",
    "endpoints, delete"
  })
  void worker_saysWhichTopicWouldLoseWhat_andDeliversAllTheSame(String unfit, String cleanup) {
    // Given
    TestTopic events = topic("events", 2, NO_PROPERTIES);
    topic("endpoints", 1, COMPACTED);
    topic("deliveries", 1, NO_PROPERTIES);
    topic("dead-letters", 1, NO_PROPERTIES);
    alter(unfit, Map.of("cleanup.policy", cleanup));

    // When
    try (WorkerRun run = start(events)) {
      // Then
      await()
          .atMost(DEADLINE)
          .untilAsserted(
              () ->
                  assertThat(run.problems())
                      .anySatisfy(
                          problem ->
                              assertThat(problem)
                                  .contains(prefix + "." + unfit, "cleanup.policy", cleanup)));
      await().atMost(DEADLINE).until(() -> receiver.acceptedIds().contains(good.id()));
    }
  }

  @Test
  void deadLetter_waitsAndSaysWhy_untilItsTopicTakesIt() {
    // Given
    TestTopic events = topic("events", 2, NO_PROPERTIES);
    TestTopic letters = topic("dead-letters", 1, batchesOf(TOO_SMALL));

    // When
    try (WorkerRun run = start(events);
        KafkaSide kafka = new KafkaSide(letters)) {
      // Then
      awaitProblem(run, "RecordTooLargeException");
      await().atMost(DEADLINE).until(() -> receiver.acceptedIds().contains(good.id()));
      assertThat(letters.size()).isZero();
      kafka.takeBatchesOf(ENOUGH);
      await().atMost(DEADLINE).untilAsserted(() -> assertAllIsDone(run));
      assertThat(letters.size()).isEqualTo(1);
    }
  }

  @Test
  void endpoint_runsAsItsFileSays_untilTheDirectorysTopicTakesIt() {
    // Given
    TestTopic events = topic("events", 2, NO_PROPERTIES);
    Map<String, String> small = new HashMap<>(batchesOf(TOO_SMALL));
    small.putAll(COMPACTED);
    TestTopic endpoints = topic("endpoints", 1, small);

    // When
    try (WorkerRun run = start(events);
        KafkaSide kafka = new KafkaSide(endpoints)) {
      // Then
      awaitProblem(run, "RecordTooLargeException");
      await().atMost(DEADLINE).until(() -> receiver.acceptedIds().contains(good.id()));
      assertThat(isInTheDirectory(run)).isFalse();
      kafka.takeBatchesOf(ENOUGH);
      await().atMost(DEADLINE).untilAsserted(() -> assertAllIsDone(run));
      await().atMost(DEADLINE).until(() -> isInTheDirectory(run));
    }
  }

  private static Map<String, String> batchesOf(int bytes) {
    return Map.of("max.message.bytes", Integer.toString(bytes));
  }

  private TestTopic topic(String name, int partitions, Map<String, String> properties) {
    return TestTopic.create(
        SharedBroker.bootstrapServers(), prefix + "." + name, partitions, properties);
  }

  private void alter(String name, Map<String, String> properties) {
    try (KafkaSide kafka =
        new KafkaSide(new TestTopic(SharedBroker.bootstrapServers(), prefix + "." + name, 1))) {
      kafka.alterTopic(properties);
    }
  }

  /** With an event that is delivered, and one that becomes a dead letter. */
  private WorkerRun start(TestTopic events) {
    receiver.answer(
        request ->
            request.events().get(0).attributes().repository().equals("team/bad")
                ? Answer.status(500)
                : Answer.OK);
    WorkerRun.publish(events, List.of(bad, good));
    Endpoint endpoint =
        Endpoints.of(prefix, receiver.url()).start(new Start.Earliest()).deadLetterAfter(2).make();
    return WorkerRun.on(events, GroupProtocol.CLASSIC, Map.of(), endpoint);
  }

  private void assertAllIsDone(WorkerRun run) {
    assertThat(receiver.acceptedIds()).containsExactly(good.id());
    assertThat(run.metric("registry_notifications_dead_letters_total", "endpoint", prefix))
        .isEqualTo(1);
    assertThat(run.problems()).isEmpty();
  }

  private boolean isInTheDirectory(WorkerRun run) {
    return run.app()
        .directory()
        .snapshot()
        .entry(prefix)
        .filter(entry -> entry.revision() >= 0)
        .isPresent();
  }

  private static void awaitProblem(WorkerRun run, String words) {
    await()
        .atMost(DEADLINE)
        .untilAsserted(
            () -> assertThat(run.problems()).anyMatch(problem -> problem.contains(words)));
  }
}
