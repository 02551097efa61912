package io.registrynotifier.system.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.registrynotifier.system.report.Report;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.process.BrokerProcess;
import io.registrynotifier.testkit.process.NotifierProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a worker takes until it answers when a day of a busy ledger has to be restored. */
final class LedgerRestoreIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BusyDay DAY = new BusyDay(50, 1_440, 1_000);

  @TempDir private Path directory;

  @Test
  void ledger_answersForTheWholeDay_whenItsDirectoryIsLost() throws IOException {
    // Given
    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"))) {
      TestTopic topic = TestTopic.create(broker.bootstrapServers(), "registry.deliveries", 4);
      Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
      DAY.writeTo(topic, now.minus(Duration.ofDays(1)));
      try (NotifierProcess worker = NotifierProcess.worker(settings(broker))) {
        await().atMost(LIMIT).until(() -> successes(worker) == DAY.successes());
        assertThat(worker.terminate(Duration.ofSeconds(60))).isZero();

        // When
        delete(directory.resolve("state"));
        long started = System.nanoTime();
        worker.comeUp();
        worker.awaitReady();
        Duration ready = since(started);
        await()
            .pollInterval(Duration.ofMillis(100))
            .atMost(LIMIT)
            .until(() -> successes(worker) == DAY.successes());

        // Then
        Report.line(
            "ledger: a day of %d endpoints (%d tallies, %d attempts, %d MB on disk) is restored %.1f s after the start of the process, %.1f s after it was ready"
                .formatted(
                    DAY.endpoints(),
                    DAY.tallies(),
                    DAY.attempts(),
                    size(directory.resolve("state")) >> 20,
                    since(started).toMillis() / 1e3,
                    since(started).minus(ready).toMillis() / 1e3));
        assertThat(minutes(worker)).isBetween(1_300, 1_441);
      }
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  /** -1 while the ledger does not answer. */
  private static long successes(NotifierProcess worker) {
    JsonNode answer = read(worker, "/api/ledger/local/all?partitions=0,1,2,3");
    long successes = answer.has("values") ? 0 : -1;
    for (JsonNode endpoint : answer.path("values")) {
      successes += endpoint.path("partitions").path("0").path("now").path("delivered").asLong();
    }
    return successes;
  }

  private static int minutes(NotifierProcess worker) {
    return read(worker, "/api/endpoints/e0/minutes").path("minutes").size();
  }

  private static JsonNode read(NotifierProcess worker, String path) {
    try {
      return JSON.readTree(worker.page(path).getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + path, e);
    }
  }

  private Path settings(BrokerProcess broker) throws IOException {
    return Files.writeString(
        directory.resolve("worker.yml"),
        """
        kafka: {bootstrap.servers: "%s"}
        ledger: {state: "%s"}
        notifications: {endpoints: [{name: e0, url: "http://localhost:1/", disabled: true}]}
        """
            .formatted(broker.bootstrapServers(), directory.resolve("state")));
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static long size(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.mapToLong(each -> each.toFile().length()).sum();
    }
  }
}
