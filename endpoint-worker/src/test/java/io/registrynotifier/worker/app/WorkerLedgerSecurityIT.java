package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.testkit.DocumentedRights;
import io.registrynotifier.testkit.SecuredBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.worker.ledger.LedgerStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker's ledger before a broker that grants what is documented. */
final class WorkerLedgerSecurityIT {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final String USER = "worker";
  private static final String NAME = "receiver";

  @TempDir private Path directory;

  private final SampleEvents samples = SampleEvents.seeded(7);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private SecuredBroker broker;
  private TestTopic topic;

  @BeforeEach
  void start() {
    broker = SecuredBroker.start(directory);
    topic = TestTopic.create(broker.bootstrapServers(), "registry.events", 2);
    TestTopic.create(broker.bootstrapServers(), "registry.deliveries", 2);
    TestTopic.create(
        broker.bootstrapServers(), "registry.endpoints", 1, Map.of("cleanup.policy", "compact"));
  }

  @AfterEach
  void close() {
    broker.close();
    receiver.close();
  }

  @Test
  void ledger_doesItsWholeWork_withTheDocumentedRights() {
    // Given
    Map<String, String> kafka = broker.addUser(USER);
    broker.allow(USER, DocumentedRights.of(USER));
    broker.allow(USER, DocumentedRights.of("ledger"));

    // When
    try (LedgerWorker worker = start(kafka)) {
      await().atMost(DEADLINE).until(worker::isReady);
      WorkerRun.publish(topic, samples.pushes(20, 4));

      // Then
      await().atMost(DEADLINE).until(() -> worker.totals(NAME).successes() == 20);
      assertThat(worker.ledger().attempts(NAME).join()).isNotEmpty();
      assertThat(worker.status().problem()).isEmpty();
    }
  }

  @Test
  void worker_delivers_andTheLedgerSaysWhatIsMissing_withoutItsRights() {
    // Given
    Map<String, String> kafka = broker.addUser(USER);
    broker.allow(USER, DocumentedRights.of(USER));

    // When
    try (LedgerWorker worker = start(kafka)) {
      await().atMost(DEADLINE).until(worker::isReady);
      WorkerRun.publish(topic, samples.pushes(20, 4));

      // Then
      await().atMost(DEADLINE).until(() -> receiver.count() == 20);
      await().atMost(DEADLINE).until(() -> worker.status().state() == LedgerStatus.State.FAILED);
      assertThat(worker.status().problem())
          .hasValueSatisfying(why -> assertThat(why).contains("registry.deliveries"));
      broker.allow(USER, DocumentedRights.of("ledger"));
      await().atMost(DEADLINE).until(() -> worker.totals(NAME).successes() == 20);
    }
  }

  private LedgerWorker start(Map<String, String> kafka) {
    return LedgerWorker.start(
        topic, kafka, directory.resolve("state"), 0, Endpoints.of(NAME, receiver.url()).make());
  }
}
