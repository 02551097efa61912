package io.registrynotifier.system.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.system.report.Report;
import io.registrynotifier.testkit.process.BrokerProcess;
import io.registrynotifier.testkit.process.NotifierProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is killed while it writes to the directory, again and again. */
final class DirectoryKillIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int ROUNDS = 3;
  private static final int WRITES = 5;

  @TempDir private Path directory;

  private final Random random = new Random(7);
  private final Queue<List<String>> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<List<String>> asked = new ConcurrentLinkedQueue<>();

  @Test
  void directory_hasEveryAcknowledgedChange_andNoneByHalf_whenItsWriterIsKilled()
      throws IOException {
    // Given
    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"))) {
      Path settings = settings(broker);
      try (NotifierProcess victim = NotifierProcess.worker(settings);
          NotifierProcess other = NotifierProcess.worker(settings)) {
        DirectoryApi here = new DirectoryApi(other.events());
        Duration longest = Duration.ZERO;
        // When
        for (int round = 0; round < ROUNDS; round++) {
          killWhileItWrites(victim, round);
          List<String> next = names("after" + round);
          long killed = System.nanoTime();
          await().atMost(LIMIT).until(() -> here.add(next));
          Duration took = Duration.ofNanos(System.nanoTime() - killed);
          longest = took.compareTo(longest) > 0 ? took : longest;
          acknowledged.add(next);
          victim.restart();
        }
        // Then
        Set<String> there = here.names();
        Report.line(
            "directory: %d changes acknowledged, %d asked for, %d kills of the writer; the next writer's change took %d ms at the most"
                .formatted(acknowledged.size(), asked.size(), ROUNDS, longest.toMillis()));
        assertThat(acknowledged).allSatisfy(names -> assertThat(there).containsAll(names));
        assertThat(asked).allSatisfy(names -> assertIsWholeOrNone(there, names));
        assertThat(new DirectoryApi(victim.events()).names()).isEqualTo(there);
      }
    }
  }

  private void killWhileItWrites(NotifierProcess victim, int round) {
    int before = acknowledged.size();
    DirectoryApi there = new DirectoryApi(victim.events());
    CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writeOn(there, round));
    await().atMost(LIMIT).until(() -> acknowledged.size() >= before + WRITES);
    int more = random.nextInt(20);
    await()
        .pollInterval(Duration.ofMillis(1))
        .atMost(LIMIT)
        .until(() -> asked.size() > acknowledged.size() && random.nextInt(20) >= more);
    victim.kill();
    writing.join();
  }

  /** Until nobody answers. */
  private void writeOn(DirectoryApi api, int round) {
    boolean written = true;
    for (int number = 0; written; number++) {
      List<String> names = names("r" + round + "n" + number);
      asked.add(names);
      written = api.add(names);
      if (written) {
        acknowledged.add(names);
      }
    }
  }

  private static List<String> names(String change) {
    return Stream.of("a", "b", "c").map(each -> change + each).toList();
  }

  private static void assertIsWholeOrNone(Set<String> there, List<String> names) {
    assertThat(names.stream().filter(there::contains).count()).as("%s", names).isIn(0L, 3L);
  }

  private Path settings(BrokerProcess broker) throws IOException {
    return Files.writeString(
        directory.resolve("worker.yml"),
        """
        kafka: {bootstrap.servers: "%s"}
        ledger: {enabled: false}
        """
            .formatted(broker.bootstrapServers()));
  }
}
