package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Ignore;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkerDeliveryIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String LAYER = "application/octet-stream";

  private final SampleEvents samples = SampleEvents.seeded(1);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final String name = SharedBroker.unique("delivery");

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource
  void events_areDeliveredOnceAndInOrder_whenReceiverFailsNowAndThen(GroupProtocol protocol) {
    // Given
    Promises promises = Promises.watch(receiver);
    AtomicInteger requests = new AtomicInteger();
    receiver.answer(
        request -> requests.incrementAndGet() % 7 == 0 ? Answer.status(500) : Answer.OK);
    try (WorkerRun run = start(protocol, Map.of(), plain())) {
      List<SampleEvent> events = samples.pushes(200, 12);
      // When
      run.publish(events);
      promises.owe(events);
      await().atMost(DEADLINE).until(promises::isNothingOwed);
      // Then
      promises.verify();
      await().atMost(DEADLINE).until(() -> pending(run, name) == 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void member_staysAndCommitsNothing_whileReceiverHangsLongerThanThePollInterval(
      GroupProtocol protocol) {
    // Given
    receiver.answer(Answer.hang());
    try (WorkerRun run = start(protocol, Map.of("max.poll.interval.ms", "4000"), plain());
        KafkaSide kafka = new KafkaSide(run.topic())) {
      await().atMost(DEADLINE).until(() -> partitions(run) == 3);
      Set<String> members = kafka.members(name);
      // When
      run.publish(samples.pushes(20, 5));
      await().atMost(DEADLINE).until(() -> receiver.count() >= 5);
      // Then
      await()
          .atMost(DEADLINE)
          .during(Duration.ofSeconds(6))
          .untilAsserted(() -> assertThat(kafka.members(name)).isEqualTo(members));
      assertThat(kafka.committedTotal(name)).isZero();
      assertThat(pending(run, name)).isEqualTo(20);
    }
  }

  @Test
  void otherEndpoints_areUnharmed_whileOneHangsAndOneRefuses() {
    // Given
    try (WebhookReceiver hanging = WebhookReceiver.start();
        WebhookReceiver refusing = WebhookReceiver.start()) {
      hanging.answer(Answer.hang());
      refusing.refuse();
      Promises promises = Promises.watch(receiver);
      String hung = name + "-hung";
      String dead = name + "-dead";
      try (WorkerRun run =
          start(
              GroupProtocol.CLASSIC,
              Map.of(),
              plain(),
              Endpoints.of(hung, hanging.url()).make(),
              Endpoints.of(dead, refusing.url()).threshold(3).make())) {
        List<SampleEvent> events = samples.pushes(300, 10);
        // When
        run.publish(events);
        promises.owe(events);
        await().atMost(DEADLINE).until(promises::isNothingOwed);
        // Then
        promises.verify();
        await().atMost(DEADLINE).until(() -> pending(run, hung) == 300);
        await().atMost(DEADLINE).until(() -> pending(run, dead) == 300);
        await()
            .atMost(DEADLINE)
            .until(
                () ->
                    run.metric("registry_notifications_breaker_state", "endpoint", dead) == 2
                        || run.metric("registry_notifications_breaker_state", "endpoint", dead)
                            == 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void events_areLeftOut_whenEndpointIgnoresThem(boolean oldForm) {
    // Given
    Endpoint picky =
        oldForm
            ? Endpoints.of(name, receiver.url())
                .ignoredMediaTypes(LAYER)
                .ignore(new Ignore(Set.of(), Set.of("pull")))
                .make()
            : Endpoints.of(name, receiver.url())
                .ignore(new Ignore(Set.of(LAYER), Set.of("pull")))
                .make();
    try (WorkerRun run = start(GroupProtocol.CLASSIC, Map.of(), picky);
        KafkaSide kafka = new KafkaSide(run.topic())) {
      SampleEvent wanted = samples.push("library/a", "v1");
      // When
      run.publish(
          List.of(samples.mount("library/a", "library/b"), samples.pull("library/a"), wanted));
      // Then
      await().atMost(DEADLINE).until(() -> kafka.lag(name) == 0);
      assertThat(receiver.acceptedIds()).containsExactly(wanted.id());
      assertThat(
              run.metric("registry_notifications_events_total", "type", "Events", "endpoint", name))
          .isEqualTo(1);
    }
  }

  @Test
  void metrics_areThereAsZeros_beforeAnyDelivery() {
    // Given
    try (WorkerRun run = start(GroupProtocol.CLASSIC, Map.of(), plain())) {
      // When
      await().atMost(DEADLINE).until(() -> partitions(run) == 3);
      // Then
      for (String type : List.of("Events", "Successes", "Failures", "Errors")) {
        assertThat(
                run.metric("registry_notifications_events_total", "type", type, "endpoint", name))
            .as(type)
            .isZero();
      }
      for (String metric :
          List.of(
              "pending",
              "pending_total",
              "oldest_pending_seconds",
              "lost_total",
              "delivery_seconds_count",
              "attempt_seconds_count",
              "retries_total",
              "inflight",
              "breaker_state",
              "paused_until_seconds",
              "dead_letters_total")) {
        assertThat(run.metric("registry_notifications_" + metric, "endpoint", name))
            .as(metric)
            .isZero();
      }
      assertThat(
              run.metric(
                  "registry_notifications_attempts_total", "outcome", "accepted", "endpoint", name))
          .isZero();
    }
  }

  @Test
  void event_isPutAsideWithItsStory_whenItsAttemptsAreUsedUp() {
    // Given
    receiver.answer(Answer.status(500));
    Endpoint strict = Endpoints.of(name, receiver.url()).deadLetterAfter(3).make();
    try (WorkerRun run = start(GroupProtocol.CLASSIC, Map.of(), strict);
        KafkaSide kafka = new KafkaSide(run.topic())) {
      SampleEvent event = samples.push("library/a", "v1");
      // When
      run.publish(List.of(event));
      await().atMost(DEADLINE).until(() -> kafka.lag(name) == 0);
      // Then
      TestTopic letters = new TestTopic(SharedBroker.bootstrapServers(), name + ".dead-letters", 3);
      ConsumerRecord<byte[], byte[]> letter = letters.read(1).get(0);
      assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo(event.json());
      assertThat(headers(letter))
          .containsEntry("dead-letter-endpoint", name)
          .containsEntry("dead-letter-cause", "limit of 3 attempts reached")
          .containsEntry("dead-letter-attempts", "3")
          .containsEntry("dead-letter-topic", run.topic().name())
          .containsEntry("dead-letter-offset", "0")
          .containsEntry("ce_id", event.id())
          .containsKeys("dead-letter-partition", "dead-letter-first-failure");
      assertThat(receiver.count()).isEqualTo(3);
      assertThat(run.metric("registry_notifications_dead_letters_total", "endpoint", name))
          .isEqualTo(1);
    }
  }

  @Test
  void disabledEndpoint_isNotStarted() {
    // Given
    String off = name + "-off";
    Promises promises = Promises.watch(receiver);
    try (WebhookReceiver unwanted = WebhookReceiver.start();
        WorkerRun run =
            start(
                GroupProtocol.CLASSIC,
                Map.of(),
                plain(),
                Endpoints.of(off, unwanted.url()).disabled().make());
        KafkaSide kafka = new KafkaSide(run.topic())) {
      List<SampleEvent> events = samples.pushes(5, 2);
      // When
      run.publish(events);
      promises.owe(events);
      await().atMost(DEADLINE).until(promises::isNothingOwed);
      // Then
      assertThat(unwanted.count()).isZero();
      assertThat(kafka.committed(off)).isEmpty();
    }
  }

  @Test
  void closing_finishesWhatIsInFlight_andCommitsIt() {
    // Given
    receiver.answer(((Answer.Status) Answer.OK).after(Duration.ofMillis(700)));
    WorkerRun run = start(GroupProtocol.CLASSIC, Map.of(), plain());
    try (run;
        KafkaSide kafka = new KafkaSide(run.topic())) {
      run.publish(samples.pushes(6, 6));
      await().atMost(DEADLINE).until(() -> receiver.count() >= 1);
      // When
      run.close();
      // Then
      int taken = receiver.count();
      assertThat(kafka.committed(name).values()).isNotEmpty();
      assertThat(kafka.members(name)).isEmpty();
      try (WorkerRun next = run.another()) {
        await().atMost(DEADLINE).until(() -> next.isReady() && kafka.lag(name) == 0);
        assertThat(receiver.acceptedIds()).doesNotHaveDuplicates().hasSize(6);
      }
      assertThat(taken).isPositive();
    }
  }

  private WorkerRun start(
      GroupProtocol protocol, Map<String, String> kafka, Endpoint... endpoints) {
    TestTopic topic = TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 3);
    WorkerRun run = WorkerRun.on(topic, protocol, kafka, endpoints);
    await().atMost(DEADLINE).until(run::isReady);
    return run;
  }

  private Endpoint plain() {
    return Endpoints.of(name, receiver.url()).make();
  }

  private static double pending(WorkerRun run, String endpoint) {
    return run.metric("registry_notifications_pending", "endpoint", endpoint);
  }

  private double partitions(WorkerRun run) {
    return run.metric("registry_notifications_partitions_assigned", "endpoint", name);
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return headers;
  }
}
