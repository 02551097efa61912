package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.testkit.Quota;
import io.registrynotifier.testkit.TestBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A broker that lets a client read only so much a second. */
final class WorkerQuotaIT {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final int BYTES_A_SECOND = 20_000;
  private static final String NAME = "receiver";

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void worker_getsSlowerAndLosesNothing_whenItIsThrottled(GroupProtocol protocol) {
    // Given
    try (TestBroker broker = TestBroker.own(directory);
        WebhookReceiver receiver = WebhookReceiver.start()) {
      TestTopic topic = TestTopic.create(broker.bootstrapServers(), "quota.events", 2);
      Promises promises = Promises.watch(receiver);
      List<SampleEvent> events = SampleEvents.seeded(9).pushes(200, 6);
      for (int i = 0; i < events.size(); i += 20) { // small batches: a fetch takes whole ones
        WorkerRun.publish(topic, events.subList(i, i + 20));
      }
      promises.owe(events);
      Quota.READING.limit(broker.bootstrapServers(), BYTES_A_SECOND);
      // When
      long started = System.nanoTime();
      try (WorkerRun run = WorkerRun.on(topic, protocol, Map.of(), endpoint(receiver))) {
        await().atMost(DEADLINE).until(promises::isNothingOwed);
        // Then
        promises.verify();
        assertThat(Duration.ofNanos(System.nanoTime() - started))
            .isGreaterThan(Duration.ofSeconds(5));
        assertThat(run.problems()).isEmpty();
      }
    }
  }

  private static Endpoint endpoint(WebhookReceiver receiver) {
    return Endpoints.of(NAME, receiver.url()).start(new Start.Earliest()).make();
  }
}
