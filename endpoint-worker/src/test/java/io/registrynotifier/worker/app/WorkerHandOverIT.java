package io.registrynotifier.worker.app;

import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Partitions that go to another worker while a request for them is not answered. */
final class WorkerHandOverIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration LONGER = Duration.ofMinutes(5);

  private final SampleEvents samples = SampleEvents.seeded(6);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final String name = SharedBroker.unique("hand-over");
  private final TestTopic topic =
      TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 2);

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource
  void partition_isHandedOverAfterTheDrain_whenARequestMayTakeLonger(GroupProtocol protocol) {
    // Given
    receiver.answer(Answer.hang());
    List<SampleEvent> events = samples.pushes(20, 20);
    try (WorkerRun first = start(protocol)) {
      first.publish(events);
      await().atMost(DEADLINE).until(() -> receiver.count() == repositories(events));
      receiver.answer(Answer.OK);

      // When
      try (WorkerRun second = first.another()) {

        // Then
        await().atMost(DEADLINE).until(() -> partitions(first) == 1 && partitions(second) == 1);
        await().atMost(DEADLINE).until(() -> !receiver.acceptedIds().isEmpty());
      }
    }
  }

  private WorkerRun start(GroupProtocol protocol) {
    WorkerSettings settings =
        new WorkerSettings(Duration.ofSeconds(1), protocol, Optional.empty(), LONGER);
    WorkerRun run = WorkerRun.on(topic, settings, Map.of(), patient());
    await().atMost(DEADLINE).until(() -> partitions(run) == 2);
    return run;
  }

  private Endpoint patient() {
    return Endpoints.of(name, receiver.url()).timeout(LONGER).start(new Start.Earliest()).make();
  }

  /** Each has one request under way at most. */
  private static long repositories(List<SampleEvent> events) {
    return events.stream().map(SampleEvent::repository).distinct().count();
  }

  private double partitions(WorkerRun run) {
    return run.metric("registry_notifications_partitions_assigned", "endpoint", name);
  }
}
