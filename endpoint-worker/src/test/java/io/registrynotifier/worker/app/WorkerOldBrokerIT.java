package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.testkit.TestBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker of an older line, which has no KIP-848 groups. */
final class WorkerOldBrokerIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String NAME = "receiver";

  @TempDir private Path directory;

  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final List<SampleEvent> events = SampleEvents.seeded(8).pushes(10, 3);
  private TestBroker broker;
  private TestTopic topic;
  private KafkaSide kafka;

  @BeforeEach
  void start() {
    broker = TestBroker.own(directory);
    topic = TestTopic.create(broker.bootstrapServers(), "old.events", 2);
    kafka = new KafkaSide(topic);
    kafka.groupVersion((short) 0);
    WorkerRun.publish(topic, events);
  }

  @AfterEach
  void close() {
    kafka.close();
    broker.close();
    receiver.close();
  }

  @Test
  void worker_delivers_byTheClassicProtocol() {
    // When
    try (WorkerRun run = WorkerRun.on(topic, GroupProtocol.CLASSIC, Map.of(), endpoint())) {
      await().atMost(DEADLINE).until(() -> run.isReady() && kafka.lag(NAME) == 0);
    }
    // Then
    assertThat(receiver.acceptedIds()).hasSize(events.size());
  }

  @Test
  void worker_saysWhatToSet_byTheOtherProtocol_andGoesOnWhenTheBrokerHasIt() {
    // Given
    try (WorkerRun run = WorkerRun.on(topic, GroupProtocol.CONSUMER, Map.of(), endpoint())) {
      await()
          .atMost(DEADLINE)
          .untilAsserted(
              () ->
                  assertThat(run.problems())
                      .anyMatch(problem -> problem.contains("set it to classic")));
      // When
      kafka.groupVersion((short) 1);
      await().atMost(DEADLINE).until(() -> run.isReady() && kafka.lag(NAME) == 0);
    }
    // Then
    assertThat(receiver.acceptedIds()).hasSize(events.size());
  }

  private Endpoint endpoint() {
    return Endpoints.of(NAME, receiver.url()).start(new Start.Earliest()).make();
  }
}
