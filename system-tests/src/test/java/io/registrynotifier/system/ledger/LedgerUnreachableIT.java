package io.registrynotifier.system.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.registrynotifier.system.report.Report;
import io.registrynotifier.testkit.process.BrokerProcess;
import io.registrynotifier.testkit.process.NotifierProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one worker answers while another one that has a share of the ledger stands still or dies.
 */
final class LedgerUnreachableIT {
  private static final String ESTABLISHED = "01";
  private static final String NOTHING_WAITS = ":00000000";
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ENDPOINTS =
      IntStream.range(0, 12).mapToObj(number -> "e" + number).toList();

  @TempDir private Path directory;

  /** One for each question and one for all of them: however few processors there are. */
  private final ExecutorService threads = Executors.newFixedThreadPool(ENDPOINTS.size() + 1);

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "reads Linux's table of sockets")
  void answer_namesTheWorker_thatStandsStillOrDiesWhileItIsAsked() throws IOException {
    // Given
    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"))) {
      Path settings = settings(broker);
      try (NotifierProcess asked = NotifierProcess.worker(settings);
          NotifierProcess victim = NotifierProcess.worker(settings)) {
        await().atMost(LIMIT).until(() -> isRunning(asked) && isRunning(victim));
        await().atMost(LIMIT).until(() -> refusals(asked).isEmpty());
        String name = "worker " + victim.events().getAuthority() + " cannot be reached";

        // When
        victim.freeze();
        List<String> frozen = refusals(asked);
        CompletableFuture<List<String>> midway =
            CompletableFuture.supplyAsync(() -> refusals(asked), threads);
        await().atMost(LIMIT).until(() -> isAsked(victim));
        victim.kill();
        List<String> dying = midway.join();
        long killed = System.nanoTime();
        List<String> dead = refusals(asked);
        await().atMost(LIMIT).until(() -> refusals(asked).isEmpty());
        Duration missing = Duration.ofNanos(System.nanoTime() - killed);

        // Then
        assertThat(frozen).isNotEmpty().allMatch(each -> each.contains(name));
        assertThat(dying).isNotEmpty().allMatch(each -> each.contains(name));
        assertThat(dead).isNotEmpty().allMatch(each -> each.contains(name));
        Report.line(
            "ledger: %d of %d endpoints named the dead worker, for %d ms (session of 6 s)"
                .formatted(dead.size(), ENDPOINTS.size(), missing.toMillis()));
      }
    }
  }

  /** What is said of the endpoints whose attempts cannot be told; all of them are asked at once. */
  private List<String> refusals(NotifierProcess worker) {
    List<CompletableFuture<Optional<String>>> answers =
        ENDPOINTS.stream()
            .map(name -> CompletableFuture.supplyAsync(() -> refusal(worker, name), threads))
            .toList();
    return answers.stream().flatMap(each -> each.join().stream()).toList();
  }

  private static Optional<String> refusal(NotifierProcess worker, String endpoint) {
    JsonNode answer = read(worker.page("/api/endpoints/" + endpoint + "/attempts"));
    return answer.has("detail") ? Optional.of(answer.path("detail").asText()) : Optional.empty();
  }

  /** Whether a request waits, on a connection that is open at both ends, for it to be read. */
  private static boolean isAsked(NotifierProcess worker) {
    String port = ":%04X".formatted(worker.events().getPort());
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(LedgerUnreachableIT::lines)
        .map(line -> line.strip().split("\\s+"))
        .filter(socket -> socket[1].endsWith(port))
        .anyMatch(socket -> socket[3].equals(ESTABLISHED) && !socket[4].endsWith(NOTHING_WAITS));
  }

  private static Stream<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream().skip(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRunning(NotifierProcess worker) {
    return worker.page("/metrics").contains("registry_notifications_ledger_running 1.0");
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException("reading an answer", e);
    }
  }

  private Path settings(BrokerProcess broker) throws IOException {
    String endpoints =
        ENDPOINTS.stream()
            .map(name -> "{name: " + name + ", url: \"http://localhost:1/\", disabled: true}")
            .collect(Collectors.joining(", "));
    return Files.writeString(
        directory.resolve("worker.yml"),
        """
        kafka: {bootstrap.servers: "%s", session.timeout.ms: 6000, heartbeat.interval.ms: 500}
        notifications: {endpoints: [%s]}
        """
            .formatted(broker.bootstrapServers(), endpoints));
  }
}
