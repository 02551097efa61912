package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WorkerAppIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final SampleEvents samples = SampleEvents.seeded(1);

  @Test
  void worker_deliversInOrder_whenReceiverFailsForAWhile() {
    // Given
    String name = SharedBroker.unique("in-order");
    try (WebhookReceiver receiver = WebhookReceiver.start();
        WorkerRun run =
            WorkerRun.start(
                SharedBroker.bootstrapServers(), name, Endpoint.of(name, receiver.url()))) {
      await().atMost(DEADLINE).until(run::isReady);
      receiver.answer(Answer.status(500));
      List<SampleEvent> events =
          Stream.of("v1", "v2", "v3", "v4").map(tag -> samples.push("library/test", tag)).toList();
      // When
      run.publish(events);
      await().atMost(DEADLINE).until(() -> receiver.count() >= 2);
      await()
          .atMost(DEADLINE)
          .until(
              () ->
                  run.metric("registry_notifications_pending", "endpoint", name) == events.size());
      receiver.answer(Answer.OK);
      // Then
      List<String> ids = events.stream().map(SampleEvent::id).toList();
      await()
          .atMost(DEADLINE)
          .untilAsserted(() -> assertThat(receiver.acceptedIds()).isEqualTo(ids));
      await()
          .atMost(DEADLINE)
          .until(() -> run.metric("registry_notifications_pending", "endpoint", name) == 0);
    }
  }
}
