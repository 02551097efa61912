package io.registrynotifier.system.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EnvelopeReader;
import io.registrynotifier.event.Limits;
import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.process.BrokerProcess;
import io.registrynotifier.testkit.process.NotifierProcess;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.topic.EventRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * That a worker whose ledger can write nothing delivers all the same, and that the ledger is whole
 * when it can. The system's bound on the size of a file stands for a disk that is full: it needs no
 * rights, and writing fails in the same places.
 */
final class LedgerFullDiskIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int EVENTS = 200;
  private static final String NEARLY_NOTHING = "65536";

  /** More than the stores keep in memory. */
  private static final BusyDay DAY = new BusyDay(10, 1_440, 1_000);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final EnvelopeReader READER = new EnvelopeReader(Limits.DEFAULT);

  @TempDir private Path directory;

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "prlimit is Linux's")
  void worker_deliversWhileItsLedgerCanWriteNothing_andTheLedgerIsWholeWhenItCan()
      throws IOException {
    // Given
    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"));
        WebhookReceiver receiver = WebhookReceiver.start()) {
      TestTopic topic = TestTopic.create(broker.bootstrapServers(), "registry.events", 2);
      TestTopic reports = TestTopic.create(broker.bootstrapServers(), "registry.deliveries", 4);
      try (NotifierProcess worker = NotifierProcess.worker(settings(broker, receiver))) {
        await().atMost(LIMIT).until(() -> ledger(worker).path("state").asText().equals("running"));

        // When
        allowFilesOf(NEARLY_NOTHING, worker);
        DAY.writeTo(reports, Instant.now().minus(Duration.ofDays(1)));
        await().atMost(LIMIT).until(() -> ledger(worker).path("state").asText().equals("failed"));
        String problem = ledger(worker).path("problem").asText();
        Set<String> published = publish(topic);
        await().atMost(LIMIT).until(() -> seen(receiver).containsAll(published));
        allowFilesOf("unlimited", worker);

        // Then
        assertThat(problem).contains("File too large").doesNotContain("shared library");
        long all = DAY.successes() + published.size();
        await().atMost(LIMIT).until(() -> successes(worker) == all);
        assertThat(ledger(worker).path("state").asText()).isEqualTo("running");
      }
    }
  }

  private static void allowFilesOf(String bytes, NotifierProcess worker) throws IOException {
    Process prlimit =
        new ProcessBuilder("prlimit", "--pid", "" + worker.pid(), "--fsize=" + bytes + ":")
            .inheritIO()
            .start();
    assertThat(prlimit.onExit().join().exitValue()).isZero();
  }

  private static Set<String> publish(TestTopic topic) {
    List<SampleEvent> events = SampleEvents.seeded(11).pushes(EVENTS, 20);
    topic.write(
        events.stream().map(each -> EventRecords.record(topic.name(), carried(each))).toList());
    return new HashSet<>(events.stream().map(SampleEvent::id).toList());
  }

  private static CarriedEvent carried(SampleEvent event) {
    byte[] envelope = ("{\"events\":[" + event.json() + "]}").getBytes(StandardCharsets.UTF_8);
    return READER.read(envelope, MediaTypes.EVENTS_V2).get(0);
  }

  private static Set<String> seen(WebhookReceiver receiver) {
    return new HashSet<>(receiver.acceptedIds());
  }

  private static JsonNode ledger(NotifierProcess worker) {
    return read(worker.page("/api/status")).path("ledger");
  }

  private static long successes(NotifierProcess worker) {
    long successes = 0;
    for (JsonNode endpoint :
        read(worker.page("/api/ledger/local/all?partitions=0,1,2,3")).path("values")) {
      for (JsonNode partition : endpoint.path("partitions")) {
        successes += partition.path("before").path("delivered").asLong();
        successes += partition.path("now").path("delivered").asLong();
      }
    }
    return successes;
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException("reading an answer", e);
    }
  }

  private Path settings(BrokerProcess broker, WebhookReceiver receiver) throws IOException {
    return Files.writeString(
        directory.resolve("worker.yml"),
        """
        kafka: {bootstrap.servers: "%s"}
        notifications: {endpoints: [{name: receiver, url: "%s", start: earliest}]}
        """
            .formatted(broker.bootstrapServers(), receiver.url()));
  }
}
