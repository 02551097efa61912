package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.Script;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkerRestartIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final SampleEvents samples = SampleEvents.seeded(2);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final String name = SharedBroker.unique("restart");

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource
  void nothingRecorded_isDeliveredAgain_whenWorkerRestartsBehindAFailingEvent(
      GroupProtocol protocol) {
    // Given
    Promises promises = Promises.watch(receiver);
    receiver.answer(refusing("team/bad"));
    TestTopic topic = TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 1);
    try (WorkerRun run = start(topic, protocol, plain())) {
      List<SampleEvent> events = new ArrayList<>();
      events.add(samples.push("team/bad", "v1"));
      events.addAll(samples.pushes(30, 6));
      events.add(samples.push("team/bad", "v2"));
      run.publish(events);
      promises.owe(events);
      await().atMost(DEADLINE).until(() -> receiver.acceptedIds().size() == 30);
      // When
      run.restart();
      await().atMost(DEADLINE).until(() -> pending(run) == 2);
      run.restart();
      await().atMost(DEADLINE).until(() -> pending(run) == 2);
      receiver.answer(Answer.OK);
      await().atMost(DEADLINE).until(promises::isNothingOwed);
      // Then
      promises.verify();
      await().atMost(DEADLINE).until(() -> pending(run) == 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void limitOfAttempts_holds_overARestart(GroupProtocol protocol) {
    // Given
    receiver.answer(Answer.status(500));
    Endpoint strict =
        Endpoints.of(name, receiver.url())
            .deadLetterAfter(6)
            .backoff(Duration.ofMillis(400))
            .make();
    TestTopic topic = TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 3);
    try (WorkerRun run = start(topic, protocol, strict);
        KafkaSide kafka = new KafkaSide(topic)) {
      run.publish(List.of(samples.push("library/a", "v1")));
      await().atMost(DEADLINE).until(() -> receiver.count() >= 3);
      // When
      run.restart();
      await().atMost(DEADLINE).until(() -> kafka.lag(name) == 0);
      // Then
      assertThat(receiver.count()).isEqualTo(6);
    }
  }

  @ParameterizedTest
  @EnumSource
  void start_isFixedBeforeTheFirstDelivery_soThatARestartSkipsNothing(GroupProtocol protocol) {
    // Given
    TestTopic topic = TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 3);
    WorkerRun.publish(topic, samples.pushes(5, 3));
    receiver.answer(Answer.status(500));
    Promises promises = Promises.watch(receiver);
    List<SampleEvent> events = samples.pushes(10, 3);
    try (WorkerRun run = start(topic, protocol, plain())) {
      run.publish(events);
      promises.owe(events);
      await().atMost(DEADLINE).until(() -> receiver.count() >= 1);
      // When
      run.restart();
      receiver.answer(Answer.OK);
      await().atMost(DEADLINE).until(promises::isNothingOwed);
      // Then
      promises.verify();
      assertThat(receiver.acceptedIds()).hasSize(10);
    }
  }

  @ParameterizedTest
  @EnumSource
  void partitions_areHandedOver_withoutLossRepeatOrDisorder(GroupProtocol protocol) {
    // Given
    Promises promises = Promises.watch(receiver);
    receiver.answer(((Answer.Status) Answer.OK).after(Duration.ofMillis(20)));
    TestTopic topic = TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 3);
    try (WorkerRun first = start(topic, protocol, plain())) {
      owe(first, promises, 150);
      // When
      try (WorkerRun second = first.another()) {
        await().atMost(DEADLINE).until(() -> partitions(second) >= 1);
        await().atMost(DEADLINE).until(() -> partitions(first) + partitions(second) == 3);
        owe(first, promises, 150);
        await().atMost(DEADLINE).until(() -> receiver.count() >= 200);
      }
      await().atMost(DEADLINE).until(() -> partitions(first) == 3);
      owe(first, promises, 50);
      await().atMost(DEADLINE).until(promises::isNothingOwed);
      // Then
      promises.verify();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 30})
  void nothing_isDeliveredAgain_whenTheGroupGivesItsMemberUp(int deliveredOfAHundred) {
    // Given
    receiver.answer(((Answer.Status) Answer.OK).after(Duration.ofMillis(100)));
    Promises promises = Promises.watch(receiver);
    TestTopic topic = TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 3);
    try (WorkerRun run = start(topic, GroupProtocol.CLASSIC, plain());
        KafkaSide kafka = new KafkaSide(topic)) {
      for (int round = 0; round < 4; round++) {
        int delivered = 100 * round + deliveredOfAHundred;
        owe(run, promises, 100);
        await().atMost(DEADLINE).until(() -> receiver.acceptedIds().size() >= delivered);
        Set<String> members = kafka.members(name);
        // When
        kafka.giveUpMembers(name);
        await().atMost(DEADLINE).until(() -> isAnother(kafka.members(name), members));
        await().atMost(DEADLINE).until(() -> kafka.lag(name) == 0);
      }
      // Then
      promises.verify();
    }
  }

  private static boolean isAnother(Set<String> now, Set<String> before) {
    return !before.isEmpty() && !now.isEmpty() && Collections.disjoint(now, before);
  }

  @Test
  void nothing_isDeliveredAgain_whenAWorkerEndsInTheMiddleOfARebalance() {
    // Given
    Promises promises = Promises.watch(receiver);
    TestTopic topic = TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 3);
    WorkerRun first = attentive(topic);
    await().atMost(DEADLINE).until(first::isReady);
    try (KafkaSide kafka = new KafkaSide(topic);
        SleepyMember sleepy = SleepyMember.join(topic, name);
        WorkerRun second = attentive(topic)) {
      await().atMost(DEADLINE).until(() -> kafka.isRebalancing(name));
      for (int round = 0; round < 10; round++) {
        int before = receiver.count();
        owe(first, promises, 20);
        await().atMost(DEADLINE).until(() -> receiver.count() > before);
      }
      // When
      CompletableFuture<Void> end = CompletableFuture.runAsync(first::close);
      boolean endedAlready = isDone(end, Duration.ofSeconds(2));
      sleepy.leave();
      end.join();
      await().atMost(DEADLINE).until(promises::isNothingOwed);
      await().atMost(DEADLINE).until(() -> partitions(second) == 3);
      // Then
      promises.verify();
      assertThat(endedAlready).as("ended before the rebalance").isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void start_isTheSame_whenTwoWorkersStartTogether(GroupProtocol protocol) {
    // Given
    TestTopic topic = TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 3);
    WorkerRun.publish(topic, samples.pushes(5, 3));
    Promises promises = Promises.watch(receiver);
    try (WorkerRun first = WorkerRun.on(topic, protocol, Map.of(), plain());
        WorkerRun second = first.another()) {
      await().atMost(DEADLINE).until(() -> partitions(first) + partitions(second) == 3);
      // When
      owe(first, promises, 30);
      await().atMost(DEADLINE).until(promises::isNothingOwed);
      // Then
      promises.verify();
      assertThat(receiver.acceptedIds()).hasSize(30);
    }
  }

  private static boolean isDone(CompletableFuture<Void> future, Duration bound) {
    CompletableFuture<Boolean> done = future.thenApply(nothing -> true);
    return done.completeOnTimeout(false, bound.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** A worker that notices a rebalance at once. */
  private WorkerRun attentive(TestTopic topic) {
    return WorkerRun.on(
        topic, GroupProtocol.CLASSIC, Map.of("heartbeat.interval.ms", "200"), plain());
  }

  private void owe(WorkerRun run, Promises promises, int count) {
    List<SampleEvent> events = samples.pushes(count, 12);
    run.publish(events);
    promises.owe(events);
  }

  private static Script refusing(String repository) {
    return request ->
        request.events().get(0).attributes().repository().equals(repository)
            ? Answer.status(500)
            : Answer.OK;
  }

  private WorkerRun start(TestTopic topic, GroupProtocol protocol, Endpoint endpoint) {
    WorkerRun run = WorkerRun.on(topic, protocol, Map.of(), endpoint);
    await().atMost(DEADLINE).until(run::isReady);
    return run;
  }

  private Endpoint plain() {
    return Endpoints.of(name, receiver.url()).make();
  }

  private double pending(WorkerRun run) {
    return run.metric("registry_notifications_pending", "endpoint", name);
  }

  private double partitions(WorkerRun run) {
    return run.metric("registry_notifications_partitions_assigned", "endpoint", name);
  }
}
