package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings;
import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.testkit.TestBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint that stands still, as an operator sees it. */
final class WorkerStallIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String NAME = "stuck";

  @TempDir private Path directory;
  private final WebhookReceiver receiver = WebhookReceiver.start();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void endpoint_failsReadinessAndShowsInItsMetric_whileItsDeadLetterCannotBeWritten() {
    // Given
    receiver.answer(Answer.status(500));
    try (TestBroker broker = TestBroker.own(directory, KafkaSide.WITH_RIGHTS)) {
      TestTopic topic = TestTopic.create(broker.bootstrapServers(), "stall.events", 1);
      try (KafkaSide kafka = new KafkaSide(topic);
          WorkerRun run = WorkerRun.on(topic, stalledAfterSeconds(2), Map.of(), rejecting())) {
        await().atMost(DEADLINE).until(run::isReady);
        assertThat(stalled(run)).isZero();

        // When
        kafka.denyWriting("stall.dead-letters");
        run.publish(SampleEvents.seeded(1).pushes(1, 1));

        // Then
        await()
            .atMost(DEADLINE)
            .untilAsserted(
                () ->
                    assertThat(run.problems())
                        .anyMatch(problem -> problem.contains("a dead letter cannot be written")));
        assertThat(stalled(run)).isEqualTo(1);
        kafka.denyNothing();
        await().atMost(DEADLINE).until(() -> run.isReady() && stalled(run) == 0);
        await().atMost(DEADLINE).until(() -> kafka.lag(NAME) == 0);
      }
    }
  }

  private static WorkerSettings stalledAfterSeconds(int seconds) {
    return new WorkerSettings(
        Duration.ofSeconds(5),
        GroupProtocol.CLASSIC,
        Optional.empty(),
        Duration.ofSeconds(seconds));
  }

  private Endpoint rejecting() {
    return Endpoints.of(NAME, receiver.url()).deadLetterAfter(1).start(new Start.Earliest()).make();
  }

  private static double stalled(WorkerRun run) {
    return run.metric("registry_notifications_stalled", "endpoint", NAME);
  }
}
