package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.worker.ledger.LedgerUnavailableException;
import io.registrynotifier.worker.ledger.Totals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One ledger at several workers. */
final class WorkersLedgerIT {
  private static final Duration DEADLINE = Duration.ofSeconds(90);

  @TempDir private Path folder;

  private final SampleEvents samples = SampleEvents.seeded(5);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final String name = SharedBroker.unique("ledgers");
  private final TestTopic topic =
      TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 3);

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void everyWorker_answersForAll_andSaysSoWhenOneCannotBeReached() {
    // Given
    try (LedgerWorker first = start("a", 0);
        LedgerWorker second = start("b", 0)) {
      WorkerRun.publish(topic, samples.pushes(60, 12));
      await().atMost(DEADLINE).until(() -> successes(first) == 60 && successes(second) == 60);
      await().atMost(DEADLINE).until(() -> first.isRunning() && second.isRunning());
      await().atMost(DEADLINE).until(() -> total(first) == 60 && total(second) == 60);

      // When
      second.cutOff();

      // Then
      await().atMost(DEADLINE).until(() -> refusal(first).contains(second.address()));
      assertThat(refusal(first)).contains("worker " + second.address() + " cannot be reached");
      second.end();
      await().atMost(DEADLINE).until(() -> total(first) == 60);
      assertThat(successes(first)).isEqualTo(60);
    }
  }

  @Test
  void answer_isWholeOrNone_whileWorkersComeAndGo() {
    // Given
    List<Long> answers = new ArrayList<>();
    try (LedgerWorker first = start("a", 0)) {
      WorkerRun.publish(topic, samples.pushes(60, 12));
      await().atMost(DEADLINE).until(() -> total(first) == 60);

      // When
      try (LedgerWorker second = start("b", 0)) {
        await()
            .pollInterval(Duration.ofMillis(20))
            .atMost(DEADLINE)
            .until(() -> isSettled(answers, first, second));
      }
      await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(DEADLINE)
          .until(() -> isSettled(answers, first));

      // Then
      assertThat(answers).contains(60L).containsOnly(60L, -1L);
    }
  }

  @Test
  void copy_answers_whenItsWorkerCannotBeReached() {
    // Given
    try (LedgerWorker first = start("a", 1);
        LedgerWorker second = start("b", 1)) {
      WorkerRun.publish(topic, samples.pushes(60, 12));
      await().atMost(DEADLINE).until(() -> total(first) == 60 && total(second) == 60);
      await().atMost(DEADLINE).until(() -> first.isRunning() && second.isRunning());

      // When
      second.cutOff();

      // Then
      await()
          .during(Duration.ofSeconds(2))
          .atMost(DEADLINE)
          .until(() -> successes(first) == 60 && total(first) == 60);
    }
  }

  private boolean isSettled(List<Long> answers, LedgerWorker... workers) {
    boolean settled = true;
    for (LedgerWorker worker : workers) {
      long total = total(worker);
      answers.add(total);
      settled &= worker.isRunning() && total == 60;
    }
    return settled;
  }

  private long successes(LedgerWorker worker) {
    return worker.totals(name).successes();
  }

  /** Of all endpoints; -1 when the ledger cannot answer. */
  private long total(LedgerWorker worker) {
    try {
      Map<String, Totals> totals = worker.ledger().totalsOfAll().join();
      return totals.values().stream().mapToLong(Totals::successes).sum();
    } catch (CompletionException e) {
      assertThat(e).hasCauseInstanceOf(LedgerUnavailableException.class);
      return -1;
    }
  }

  /** Why the ledger cannot answer; empty when it can. */
  private static String refusal(LedgerWorker worker) {
    try {
      var unused = worker.ledger().totalsOfAll().join();
      return "";
    } catch (CompletionException e) {
      return e.toString();
    }
  }

  private LedgerWorker start(String directory, int standby) {
    LedgerWorker worker =
        LedgerWorker.start(
            topic, folder.resolve(directory), standby, Endpoints.of(name, receiver.url()).make());
    await().atMost(DEADLINE).until(worker::isReady);
    return worker;
  }
}
