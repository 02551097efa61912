package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.worker.ledger.AttemptEntry;
import io.registrynotifier.worker.ledger.Minute;
import io.registrynotifier.worker.ledger.Totals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger says of an endpoint that was deleted and made again. */
final class WorkerLedgerLivesIT {
  private static final Duration DEADLINE = Duration.ofSeconds(90);

  @TempDir private Path folder;

  private final SampleEvents samples = SampleEvents.seeded(6);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final String name = SharedBroker.unique("lives");
  private final TestTopic topic =
      TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 3);

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void endpointMadeAgain_startsAsNew_whileItsWorkersRunOn() {
    // Given
    receiver.answer(
        request ->
            request.events().get(0).attributes().repository().equals("team/bad")
                    && receiver.count() < 20
                ? Answer.status(500)
                : Answer.OK);
    try (LedgerWorker first = start("a");
        LedgerWorker second = start("b")) {
      List<SampleEvent> old = samples.pushes(30, 6);
      WorkerRun.publish(topic, List.of(samples.push("team/bad", "v1")));
      WorkerRun.publish(topic, old);
      await().atMost(DEADLINE).until(() -> totals(first).successes() == 31);
      assertThat(totals(first).failures()).isPositive();
      assertThat(first.ledger().attempts(name).join()).isNotEmpty();

      // When
      first.directory().delete(name, OptionalLong.empty()).orTimeout(60, TimeUnit.SECONDS).join();
      await().atMost(DEADLINE).until(() -> isGone(first) && isGone(second));
      second.directory().create(definition()).orTimeout(60, TimeUnit.SECONDS).join();

      // Then
      assertThat(totals(second).successes()).isZero();
      await().atMost(DEADLINE).until(() -> first.serves(name) || second.serves(name));
      await().atMost(DEADLINE).until(() -> first.isReady() && second.isReady());
      List<SampleEvent> late = samples.pushes(5, 3);
      WorkerRun.publish(topic, late);
      await().atMost(DEADLINE).until(() -> totals(first).successes() == 5);
      Totals totals = totals(second);
      assertThat(totals.events()).isEqualTo(5);
      assertThat(totals.failures()).isZero();
      assertThat(totals.statuses()).containsOnlyKeys("200").containsEntry("200", 5L);
      assertThat(first.ledger().totalsOfAll().join().getOrDefault(name, Totals.NONE).successes())
          .isEqualTo(5);
      assertThat(accepted(first)).isEqualTo(5);
      assertThat(first.ledger().attempts(name).join())
          .extracting(AttemptEntry::eventId)
          .isSubsetOf(late.stream().map(SampleEvent::id).toList());
      assertThat(first.ledger().attemptsOf(old.get(0).id()).join()).isEmpty();
    }
  }

  private long accepted(LedgerWorker worker) {
    return worker
        .ledger()
        .minutes(name, Instant.EPOCH, Instant.now().plusSeconds(60))
        .join()
        .stream()
        .mapToLong(Minute::accepted)
        .sum();
  }

  private boolean isGone(LedgerWorker worker) {
    return worker.directory().snapshot().entry(name).isEmpty();
  }

  private Totals totals(LedgerWorker worker) {
    return worker.totals(name);
  }

  private String definition() {
    return "{name: " + name + ", url: '" + receiver.url() + "', start: latest}";
  }

  private LedgerWorker start(String directory) {
    Endpoint endpoint = Endpoints.of(name, receiver.url()).backoff(Duration.ofMillis(100)).make();
    LedgerWorker worker = LedgerWorker.start(topic, folder.resolve(directory), 0, endpoint);
    await().atMost(DEADLINE).until(worker::isReady);
    return worker;
  }
}
