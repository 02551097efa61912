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
import io.registrynotifier.worker.ledger.AttemptEntry.Result;
import io.registrynotifier.worker.ledger.LedgerStatus;
import io.registrynotifier.worker.ledger.Minute;
import io.registrynotifier.worker.ledger.Standing;
import io.registrynotifier.worker.ledger.Totals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One worker's ledger, and what may happen to its directory. */
final class WorkerLedgerIT {
  private static final Duration DEADLINE = Duration.ofSeconds(90);

  @TempDir private Path folder;

  private final SampleEvents samples = SampleEvents.seeded(4);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final String name = SharedBroker.unique("ledger");
  private final TestTopic topic =
      TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 3);

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void ledger_tellsWhatBecameOfEveryDelivery() {
    // Given
    receiver.answer(
        request ->
            request.events().get(0).attributes().repository().equals("team/bad")
                ? Answer.status(500).saying("<b>no</b>")
                : Answer.OK);
    List<SampleEvent> good = samples.pushes(40, 6);
    SampleEvent bad = samples.push("team/bad", "v1");
    try (LedgerWorker worker = start(folder)) {
      // When
      WorkerRun.publish(topic, good);
      WorkerRun.publish(topic, List.of(bad));
      await()
          .atMost(DEADLINE)
          .until(() -> successes(worker) == 40 && worker.totals(name).failures() >= 2);

      // Then
      assertThat(worker.metric("registry_notifications_ledger_running")).isEqualTo(1);
      assertThat(worker.metric("registry_notifications_ledger_restoring")).isZero();
      assertThat(worker.metric("registry_notifications_ledger_reports_total")).isPositive();
      await()
          .atMost(DEADLINE)
          .until(() -> worker.metric("registry_notifications_ledger_behind") == 0);
      Totals totals = worker.totals(name);
      assertThat(totals.events()).isEqualTo(41);
      assertThat(totals.statuses()).containsEntry("200", 40L).containsKey("500");
      assertThat(worker.ledger().totalsOfAll().join()).containsOnlyKeys(name);
      List<Minute> minutes =
          worker.ledger().minutes(name, Instant.EPOCH, Instant.now().plusSeconds(60)).join();
      assertThat(minutes.stream().mapToLong(Minute::accepted).sum()).isEqualTo(40);
      List<AttemptEntry> attempts = worker.ledger().attempts(name).join();
      assertThat(attempts).isSortedAccordingTo(Comparator.comparing(AttemptEntry::at).reversed());
      await().atMost(DEADLINE).until(() -> worker.ledger().attemptsOf(bad.id()).join().size() >= 2);
      AttemptEntry first = worker.ledger().attemptsOf(bad.id()).join().get(0);
      assertThat(first.result()).isEqualTo(Result.REFUSED);
      assertThat(first.attempt()).isEqualTo(1);
      assertThat(first.response()).isEqualTo("<b>no</b>");
      Standing standing = worker.ledger().standings(name).join().get(0);
      assertThat(standing.partitions()).containsExactly(0, 1, 2);
      assertThat(standing.lastFailure()).hasValue("status 500");
      assertThat(worker.totals("nobody")).isEqualTo(Totals.NONE);
    }
  }

  @Test
  void ledger_isRestoredFromKafka_whenItsDirectoryIsLost() {
    // Given
    try (LedgerWorker worker = start(folder.resolve("state"))) {
      WorkerRun.publish(topic, samples.pushes(30, 6));
      await().atMost(DEADLINE).until(() -> successes(worker) == 30);
      worker.end();

      // When
      delete(folder.resolve("state"));
      worker.restart();

      // Then
      await().atMost(DEADLINE).until(worker::isRunning);
      assertThat(successes(worker)).isEqualTo(30);
      assertThat(worker.ledger().attempts(name).join()).isNotEmpty();
    }
  }

  @Test
  void ledger_isRestoredFromKafka_whenItsDirectoryIsCorrupted() {
    // Given
    try (LedgerWorker worker = start(folder.resolve("state"))) {
      WorkerRun.publish(topic, samples.pushes(30, 6));
      await().atMost(DEADLINE).until(() -> successes(worker) == 30);
      worker.end();

      // When
      corrupt(folder.resolve("state"));
      worker.restart();
      WorkerRun.publish(topic, samples.pushes(10, 6));

      // Then
      await().atMost(DEADLINE).until(() -> receiver.count() == 40);
      await().atMost(DEADLINE).until(() -> successes(worker) == 40);
    }
  }

  @Test
  void worker_delivers_andSaysWhy_whileItsDirectoryCannotBeUsed() throws IOException {
    // Given
    Path state = Files.writeString(folder.resolve("state"), "a file");
    try (LedgerWorker worker = start(state)) {
      WorkerRun.publish(topic, samples.pushes(10, 6));

      // When
      await().atMost(DEADLINE).until(() -> worker.status().state() == LedgerStatus.State.FAILED);

      // Then
      assertThat(worker.status().problem())
          .hasValueSatisfying(why -> assertThat(why).contains("state directory " + state));
      assertThat(worker.metric("registry_notifications_ledger_running")).isZero();
      assertThat(worker.isReady()).isTrue();
      await().atMost(DEADLINE).until(() -> receiver.count() == 10);
      Files.delete(state);
      await().atMost(DEADLINE).until(() -> successes(worker) == 10);
    }
  }

  @Test
  void secondWorker_delivers_andSaysWhy_whileItSharesADirectory() {
    // Given
    try (LedgerWorker first = start(folder)) {
      await().atMost(DEADLINE).until(first::isRunning);

      // When
      try (LedgerWorker second = start(folder)) {
        await().atMost(DEADLINE).until(() -> second.status().state() == LedgerStatus.State.FAILED);
        WorkerRun.publish(topic, samples.pushes(20, 6));

        // Then
        await().atMost(DEADLINE).until(() -> receiver.count() == 20);
        await().atMost(DEADLINE).until(() -> successes(first) == 20);
        assertThat(second.isReady()).isTrue();
        first.end();
        await().atMost(DEADLINE).until(second::isRunning);
        await().atMost(DEADLINE).until(() -> successes(second) == 20);
      }
    }
  }

  private long successes(LedgerWorker worker) {
    return worker.totals(name).successes();
  }

  private LedgerWorker start(Path directory) {
    LedgerWorker worker = LedgerWorker.start(topic, directory, 0, endpoint());
    await().atMost(DEADLINE).until(worker::isReady);
    return worker;
  }

  private Endpoint endpoint() {
    return Endpoints.of(name, receiver.url()).backoff(Duration.ofMillis(300)).make();
  }

  private static void delete(Path directory) {
    everything(directory).sorted(Comparator.reverseOrder()).forEach(WorkerLedgerIT::deleteOne);
  }

  private static void corrupt(Path directory) {
    Random random = new Random(1);
    everything(directory)
        .filter(Files::isRegularFile)
        .filter(file -> file.toString().contains("rocksdb"))
        .forEach(file -> overwrite(file, random));
  }

  private static Stream<Path> everything(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void overwrite(Path file, Random random) {
    try {
      byte[] noise = new byte[(int) Files.size(file)];
      random.nextBytes(noise);
      Files.write(file, noise);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
