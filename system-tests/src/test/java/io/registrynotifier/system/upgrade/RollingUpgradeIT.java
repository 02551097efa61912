package io.registrynotifier.system.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.system.report.Report;
import io.registrynotifier.testkit.guarantee.AllGuarantees;
import io.registrynotifier.testkit.guarantee.DeliveryGuarantee;
import io.registrynotifier.testkit.guarantee.InOrderPerRepository;
import io.registrynotifier.testkit.guarantee.NothingLost;
import io.registrynotifier.testkit.guarantee.NothingRepeated;
import io.registrynotifier.testkit.process.BrokerProcess;
import io.registrynotifier.testkit.process.NotifierProcess;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.Exchange;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That three workers can be replaced one after the other while a thousand events a second come:
 * nothing is lost, nothing repeated, and nothing waits for long.
 */
final class RollingUpgradeIT {
  private static final String PREFIX = "rolling";
  private static final int WORKERS = 3;
  private static final int PER_SECOND = 1_000;
  private static final Duration BETWEEN = Duration.ofSeconds(4);
  private static final Duration DRAIN = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final Duration GOAL = Duration.ofSeconds(3);

  /** What even a busy machine keeps: beyond it, something waits for nobody. */
  private static final Duration CEILING = Duration.ofSeconds(30);

  /**
   * How long an event waits at most while nothing is replaced, where there are processors enough.
   */
  private static final Duration CALM = Duration.ofMillis(500);

  private final NothingLost nothingLost = new NothingLost();
  private final InOrderPerRepository inOrder = new InOrderPerRepository();
  private final NothingRepeated notRepeated = NothingRepeated.atAll();
  private final Waits waits = new Waits(System::nanoTime);
  private final DeliveryGuarantee all = AllGuarantees.of(nothingLost, inOrder, notRepeated, waits);
  private final List<NotifierProcess> workers = new ArrayList<>();

  @TempDir private Path directory;

  @Test
  void events_areDeliveredOnceAndSoon_whenWorkersAreReplacedOneAfterTheOther() throws IOException {
    // Given
    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"));
        WebhookReceiver receiver = WebhookReceiver.start()) {
      receiver.answer(Answer.OK);
      receiver.watch(this::received);
      Path settings = settings(broker, receiver);
      startWorkers(settings);
      try (SteadyLoad load =
          SteadyLoad.start(broker.bootstrapServers(), PREFIX, PER_SECOND, 7, all::published)) {
        report("coming up", settled());
        Duration before = settled();
        report("undisturbed", before);
        assertThat(before).isLessThan(CEILING);

        // When
        for (int number = 0; number < WORKERS; number++) {
          Duration longest = replaced(number);
          report("worker " + number + " replaced", longest);
          Duration after = settled();
          report("undisturbed", after);
          assertThat(after).isLessThan(CEILING);
          assertThat(longest).isLessThan(isCalm(before) && isCalm(after) ? GOAL : CEILING);
          before = after;
        }
        load.finish();
        await().atMost(LIMIT).until(() -> nothingLost.owed() == 0);

        // Then
        assertThat(waits.takeLongest()).as("the wait of what came last").isLessThan(CEILING);
        assertThat(load.failed()).as("writes that Kafka refused").isZero();
        all.verify();
      }
    } finally {
      workers.forEach(NotifierProcess::close);
    }
  }

  private void startWorkers(Path settings) {
    for (int number = 0; number < WORKERS; number++) {
      workers.add(NotifierProcess.workerComingUp(settings));
    }
    workers.forEach(NotifierProcess::awaitReady);
  }

  private Duration replaced(int number) {
    NotifierProcess worker = workers.get(number);
    assertThat(worker.terminate(DRAIN)).as("exit status").isZero();
    worker.restart();
    return settled();
  }

  /** The longest wait until as much has been delivered as comes in a while. */
  private Duration settled() {
    long enough = waits.delivered() + PER_SECOND * BETWEEN.toSeconds();
    await().atMost(LIMIT).until(() -> waits.delivered() >= enough);
    return waits.takeLongest();
  }

  /**
   * A machine on which others run too shows what they do to it: the goal is for one that is ours.
   */
  private static boolean isCalm(Duration longestWait) {
    return longestWait.compareTo(CALM) < 0;
  }

  private void report(String step, Duration longest) {
    Report.line(
        "rolling upgrade: %-17s | delivered %6d | reordered %d | repeated %d | longest wait %5.2f s, goal %d s"
            .formatted(
                step,
                waits.delivered(),
                inOrder.overtaken(),
                notRepeated.repeats(),
                longest.toMillis() / 1000.0,
                GOAL.toSeconds()));
  }

  private void received(Exchange exchange) {
    if (exchange.accepted()) {
      exchange.request().eventIds().forEach(all::delivered);
    }
  }

  private Path settings(BrokerProcess broker, WebhookReceiver receiver) throws IOException {
    return Files.writeString(
        directory.resolve("worker.yml"),
        """
        kafka: {bootstrap.servers: "%s"}
        topics: {prefix: %s, partitions: 12}
        notifications:
          endpoints:
            - {name: rolling, url: "%s"}
        """
            .formatted(broker.bootstrapServers(), PREFIX, receiver.url()));
  }
}
