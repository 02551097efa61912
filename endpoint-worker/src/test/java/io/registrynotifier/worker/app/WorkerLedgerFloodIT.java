package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.testkit.Figures;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.worker.ledger.Minute;
import io.registrynotifier.worker.ledger.Totals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that refuses as fast as it is asked, with nothing to slow the worker down. */
final class WorkerLedgerFloodIT {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final Duration FLOOD = Duration.ofSeconds(5);
  private static final int EVENTS = 2_000;

  /** What {@code report.LogChoice} lets through. */
  private static final int LOGGED_EACH_SECOND = 50;

  @TempDir private Path folder;

  private final SampleEvents samples = SampleEvents.seeded(8);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final String name = SharedBroker.unique("flood");
  private final TestTopic topic =
      TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 3);
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean refusing = true;

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void tallies_areExact_andTheLogIsLimited_whileThousandsFailEachSecond() {
    // Given
    receiver.answer(
        request -> {
          if (refusing) {
            refused.addAndGet(request.events().size());
            return Answer.status(503);
          }
          return Answer.OK;
        });
    try (LedgerWorker worker = start()) {
      await().atMost(DEADLINE).until(worker::isRunning);

      // When
      long began = System.nanoTime();
      WorkerRun.publish(topic, samples.pushes(EVENTS, EVENTS));
      await()
          .atMost(DEADLINE)
          .until(() -> refused.get() > 0 && System.nanoTime() - began > FLOOD.toNanos());
      Totals flood =
          await().atMost(DEADLINE).until(() -> worker.totals(name), it -> it.failures() > 0);
      refusing = false;
      double seconds = (System.nanoTime() - began) / 1e9;
      await().atMost(DEADLINE).until(() -> worker.totals(name).successes() == EVENTS);

      // Then
      await().atMost(DEADLINE).until(() -> worker.totals(name).failures() == refused.get());
      Totals totals = worker.totals(name);
      assertThat(totals.statuses()).containsKey("503").containsKey("200");
      assertThat(inMinutes(worker, name)).isEqualTo(refused.get());
      long logged = flood.failures() - flood.leftOut();
      Figures.line(
          "ledger: %d failures in %.1f s (%.0f a second), all of them counted, %d logged"
              .formatted(refused.get(), seconds, refused.get() / seconds, logged));
      assertThat(logged)
          .as("while all fail: of successes, too, some are left out")
          .isBetween(1L, (long) ((seconds + 10) * LOGGED_EACH_SECOND));
      assertThat(worker.ledger().attempts(name).join()).hasSizeLessThanOrEqualTo(200).isNotEmpty();
    }
  }

  private static long inMinutes(LedgerWorker worker, String name) {
    return worker
        .ledger()
        .minutes(name, Instant.EPOCH, Instant.now().plusSeconds(60))
        .join()
        .stream()
        .mapToLong(Minute::refused)
        .sum();
  }

  private LedgerWorker start() {
    LedgerWorker worker =
        LedgerWorker.start(
            topic,
            folder,
            0,
            Endpoints.of(name, receiver.url()).backoff(Duration.ofMillis(1)).batch(64).make());
    await().atMost(DEADLINE).until(worker::isReady);
    return worker;
  }
}
