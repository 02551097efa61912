package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One process with many endpoints. */
final class WorkerManyIT {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final int ENDPOINTS = 50;

  private final String name = SharedBroker.unique("many");

  @ParameterizedTest
  @EnumSource
  void endpoints_allJoinTheirGroupsAndDeliver_whenTheyStartTogether(GroupProtocol protocol) {
    // Given
    TestTopic topic = TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 1);
    try (WebhookReceiver receiver = WebhookReceiver.start()) {

      // When
      try (WorkerRun run = WorkerRun.on(topic, protocol, Map.of(), endpoints(receiver))) {
        await().atMost(DEADLINE).until(() -> run.isReady() && assigned(run) == ENDPOINTS);
        run.publish(SampleEvents.seeded(1).pushes(2, 1));

        // Then
        await().atMost(DEADLINE).until(() -> receiver.acceptedIds().size() == 2 * ENDPOINTS);
        assertThat(run.problems()).isEmpty();
      }
    }
  }

  private Endpoint[] endpoints(WebhookReceiver receiver) {
    return IntStream.range(0, ENDPOINTS)
        .mapToObj(number -> Endpoints.of(name + "-" + number, receiver.url()).make())
        .toArray(Endpoint[]::new);
  }

  private double assigned(WorkerRun run) {
    return IntStream.range(0, ENDPOINTS)
        .mapToDouble(
            number ->
                run.metric(
                    "registry_notifications_partitions_assigned", "endpoint", name + "-" + number))
        .sum();
  }
}
