package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.testkit.TestBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.guarantee.NothingRepeated;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to Kafka itself. */
final class WorkerKafkaIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String NAME = "receiver";

  private static final Map<String, String> SHORT_SESSIONS =
      Map.of(
          "group.consumer.min.session.timeout.ms", "6000",
          "group.consumer.session.timeout.ms", "6000",
          "group.consumer.min.heartbeat.interval.ms", "2000",
          "group.consumer.heartbeat.interval.ms", "2000");

  @TempDir private Path directory;

  private final SampleEvents samples = SampleEvents.seeded(5);
  private final WebhookReceiver receiver = WebhookReceiver.start();

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource
  void worker_saysWhyAndGoesOn_whenKafkaIsAwayAtTheStartAndLater(GroupProtocol protocol) {
    // Given
    Promises promises = Promises.watch(receiver, NothingRepeated.beyond(20));
    try (TestBroker broker = TestBroker.own(directory)) {
      broker.stop();
      TestTopic topic = new TestTopic(broker.bootstrapServers(), "away.events", 2);
      try (WorkerRun run = WorkerRun.on(topic, protocol, Map.of(), plain(new Start.Earliest()))) {
        await()
            .atMost(DEADLINE)
            .untilAsserted(() -> assertThat(run.problems()).anyMatch(saying("no answer")));
        broker.start();
        await().atMost(DEADLINE).until(run::isReady);
        owe(run, promises);
        await().atMost(DEADLINE).until(promises::isNothingOwed);
        // When
        broker.stop();
        await()
            .atMost(DEADLINE)
            .untilAsserted(() -> assertThat(run.problems()).anyMatch(saying("no answer")));
        broker.start();
        await().atMost(DEADLINE).until(run::isReady);
        owe(run, promises);
        await().atMost(DEADLINE).until(promises::isNothingOwed);
        // Then
        promises.verify();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothing_isLost_whenAWorkerDiesWithoutCommitting(GroupProtocol protocol) {
    // Given
    Promises promises = Promises.watch(receiver, NothingRepeated.beyond(60));
    Map<String, String> soonGone =
        protocol == GroupProtocol.CLASSIC
            ? Map.of("session.timeout.ms", "6000", "heartbeat.interval.ms", "2000")
            : Map.of(); // the broker's to say
    try (TestBroker broker = TestBroker.own(directory, SHORT_SESSIONS)) {
      TestTopic topic = TestTopic.create(broker.bootstrapServers(), "dies.events", 2);
      WorkerRun run = WorkerRun.on(topic, protocol, soonGone, plain(new Start.Latest()));
      await().atMost(DEADLINE).until(run::isReady);
      receiver.answer(
          request ->
              request.events().get(0).attributes().repository().equals("team/app-1")
                  ? Answer.hang()
                  : Answer.OK);
      List<SampleEvent> events = samples.pushes(60, 4);
      run.publish(events);
      promises.owe(events);
      await().atMost(DEADLINE).until(() -> receiver.count() >= 30);
      broker.pause();
      // When
      long started = System.nanoTime();
      run.close();
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      broker.resume();
      receiver.answer(Answer.OK);
      try (WorkerRun next = run.another()) {
        await().atMost(DEADLINE).until(promises::isNothingOwed);
        assertThat(next.isReady()).isTrue();
      }
      // Then
      promises.verify();
      assertThat(took).as("the end without Kafka").isLessThan(Duration.ofSeconds(40));
    }
  }

  @ParameterizedTest
  @EnumSource
  void worker_takesInLess_whenTheBrokerTakesLittleMetadata(GroupProtocol protocol) {
    // Given
    Promises promises = Promises.watch(receiver);
    Map<String, String> little = Map.of("offset.metadata.max.bytes", "200");
    try (TestBroker broker = TestBroker.own(directory, little)) {
      TestTopic topic = TestTopic.create(broker.bootstrapServers(), "little.events", 1);
      try (WorkerRun run = WorkerRun.on(topic, protocol, Map.of(), plain(new Start.Latest()));
          KafkaSide kafka = new KafkaSide(topic)) {
        await().atMost(DEADLINE).until(run::isReady);
        receiver.answer(
            request ->
                request.events().get(0).attributes().repository().equals("team/bad")
                    ? Answer.status(500)
                    : Answer.OK);
        List<SampleEvent> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
          events.add(samples.push(i % 3 == 0 ? "team/bad" : "team/good", "v" + i));
        }
        run.publish(events);
        promises.owe(events);
        await().atMost(DEADLINE).until(() -> receiver.acceptedIds().size() == 200);
        // When
        run.restart();
        receiver.answer(Answer.OK);
        await().atMost(DEADLINE).until(promises::isNothingOwed);
        await().atMost(DEADLINE).until(() -> kafka.lag(NAME) == 0);
        // Then
        promises.verify();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void worker_saysThatItIsNotAuthorised_andGoesOnWhenItIs(GroupProtocol protocol) {
    // Given
    try (TestBroker broker = TestBroker.own(directory, KafkaSide.WITH_RIGHTS)) {
      TestTopic topic = TestTopic.create(broker.bootstrapServers(), "rights.events", 2);
      try (KafkaSide kafka = new KafkaSide(topic)) {
        kafka.denyReading(NAME);
        try (WorkerRun run = WorkerRun.on(topic, protocol, Map.of(), plain(new Start.Earliest()))) {
          await()
              .atMost(DEADLINE)
              .untilAsserted(() -> assertThat(run.problems()).anyMatch(saying("not authorised")));
          Promises promises = Promises.watch(receiver);
          owe(run, promises);
          // When
          kafka.denyNothing();
          await().atMost(DEADLINE).until(promises::isNothingOwed);
          // Then
          promises.verify();
          await().atMost(DEADLINE).until(run::isReady);
        }
      }
    }
  }

  private void owe(WorkerRun run, Promises promises) {
    List<SampleEvent> events = samples.pushes(20, 4);
    run.publish(events);
    promises.owe(events);
  }

  private static Predicate<String> saying(String words) {
    return problem -> problem.contains(words);
  }

  private Endpoint plain(Start start) {
    return Endpoints.of(NAME, receiver.url()).timeout(Duration.ofSeconds(5)).start(start).make();
  }
}
