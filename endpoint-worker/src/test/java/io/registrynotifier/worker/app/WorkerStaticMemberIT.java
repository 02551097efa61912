package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings;
import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workers that have a name of their own in their endpoints' groups. */
final class WorkerStaticMemberIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final SampleEvents samples = SampleEvents.seeded(7);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final String name = SharedBroker.unique("static");
  private final TestTopic topic =
      TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 4);

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource
  void restartedWorker_getsItsPartitionsBack_andTheOtherNoticesNothing(GroupProtocol protocol) {
    // Given
    Promises promises = Promises.watch(receiver);
    try (KafkaSide kafka = new KafkaSide(topic);
        WorkerRun first = start(protocol, "one");
        WorkerRun second = start(protocol, "two")) {
      await().atMost(DEADLINE).until(() -> partitions(first) == 2 && partitions(second) == 2);
      await().atMost(DEADLINE).until(() -> areSpread(kafka.assignments(name)));
      Map<String, Set<Integer>> before = kafka.assignments(name);

      // When
      first.app().close();
      List<SampleEvent> events = samples.pushes(60, 20);
      second.publish(events);
      promises.owe(events);
      await()
          .atMost(DEADLINE)
          .during(Duration.ofSeconds(4))
          .untilAsserted(() -> assertThat(kafka.assignments(name)).isEqualTo(before));
      first.restart();
      await().atMost(DEADLINE).until(promises::isNothingOwed);

      // Then
      promises.verify();
      await().atMost(DEADLINE).until(() -> partitions(first) == 2);
      assertThat(kafka.assignments(name)).isEqualTo(before);
      assertThat(partitions(second)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoWorkersWithOneName_sayThatTheNameIsTaken(GroupProtocol protocol) {
    // Given
    try (WorkerRun first = start(protocol, "one")) {
      await().atMost(DEADLINE).until(() -> partitions(first) == 4);

      // When
      try (WorkerRun second = first.another()) {

        // Then
        await()
            .atMost(DEADLINE)
            .until(
                () ->
                    Stream.of(first, second)
                        .flatMap(run -> run.problems().stream())
                        .anyMatch(problem -> problem.contains("same worker.instance")));
      }
    }
  }

  private static boolean areSpread(Map<String, Set<Integer>> assignments) {
    return assignments.size() == 2
        && assignments.values().stream().allMatch(partitions -> partitions.size() == 2);
  }

  private WorkerRun start(GroupProtocol protocol, String instance) {
    WorkerSettings settings =
        new WorkerSettings(
            Duration.ofSeconds(5), protocol, Optional.of(instance), Duration.ofMinutes(2));
    WorkerRun run =
        WorkerRun.on(topic, settings, Map.of(), Endpoints.of(name, receiver.url()).make());
    await().atMost(DEADLINE).until(run::isReady);
    return run;
  }

  private double partitions(WorkerRun run) {
    return run.metric("registry_notifications_partitions_assigned", "endpoint", name);
  }
}
