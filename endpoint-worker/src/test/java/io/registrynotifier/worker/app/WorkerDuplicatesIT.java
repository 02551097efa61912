package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.endpoint.Duplicates;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events that stand on the topic twice, since their registry heard no answer the first time. */
final class WorkerDuplicatesIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final SampleEvents samples = SampleEvents.seeded(5);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final String name = SharedBroker.unique("duplicates");

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void eventsSentAgain_areDeliveredOnceAndCounted() {
    // Given
    Promises promises = Promises.watch(receiver);
    List<SampleEvent> events = samples.pushes(30, 5);
    try (WorkerRun run = start(Duplicates.DEFAULT);
        KafkaSide kafka = new KafkaSide(run.topic())) {
      promises.owe(events);

      // When
      run.publish(events);
      run.publish(events);
      await().atMost(DEADLINE).until(promises::isNothingOwed);
      await().atMost(DEADLINE).until(() -> kafka.lag(name) == 0);

      // Then
      promises.verify();
      assertThat(skipped(run)).isEqualTo(30);
    }
  }

  @Test
  void eventsSentAgain_areDeliveredAgain_whenSwitchedOff() {
    // Given
    List<SampleEvent> events = samples.pushes(10, 5);
    try (WorkerRun run = start(Duplicates.OFF)) {

      // When
      run.publish(events);
      run.publish(events);
      await().atMost(DEADLINE).until(() -> receiver.count() == 20);

      // Then
      assertThat(skipped(run)).isZero();
    }
  }

  private WorkerRun start(Duplicates duplicates) {
    return WorkerRun.start(
        SharedBroker.bootstrapServers(),
        name,
        Endpoints.of(name, receiver.url())
            .start(new Start.Earliest())
            .duplicates(duplicates)
            .make());
  }

  private double skipped(WorkerRun run) {
    return run.metric("registry_notifications_duplicates_skipped_total", "endpoint", name);
  }
}
