package io.registrynotifier.system.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.registrynotifier.event.EnvelopeReader;
import io.registrynotifier.event.Limits;
import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.system.report.Report;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.process.BrokerProcess;
import io.registrynotifier.testkit.process.NotifierProcess;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.topic.EventRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the ledger's totals are what the receiver has seen, however its workers died. */
final class LedgerKillIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int ROUNDS = 5;
  private static final int EVENTS = 400;
  private static final int PARTITIONS = 6;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final EnvelopeReader READER = new EnvelopeReader(Limits.DEFAULT);

  @TempDir private Path directory;

  private final SampleEvents samples = SampleEvents.seeded(9);

  @Test
  void totals_areWhatTheReceiverHasSeen_whenWorkersAreKilled() throws IOException {
    // Given
    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"));
        WebhookReceiver receiver = WebhookReceiver.start()) {
      receiver.answer(((Answer.Status) Answer.OK).after(Duration.ofMillis(5)));
      TestTopic topic = TestTopic.create(broker.bootstrapServers(), "registry.events", PARTITIONS);
      try (NotifierProcess first = worker(broker, receiver, "first");
          NotifierProcess second = worker(broker, receiver, "second")) {
        Set<String> published = new HashSet<>();

        // When
        for (int round = 0; round < ROUNDS; round++) {
          publish(topic, published);
          int before = receiver.count();
          await().atMost(LIMIT).until(() -> receiver.count() > before + EVENTS / 4);
          NotifierProcess victim = round % 2 == 0 ? second : first;
          victim.kill();
          publish(topic, published);
          victim.restart();
        }
        await().atMost(LIMIT).until(() -> seen(receiver).containsAll(published));
        second.terminate(LIMIT);

        // Then
        await().atMost(LIMIT).until(() -> successes(first) == published.size());
        Report.line(
            "ledger: %d events, %d requests, %d successes in the ledger after %d kills"
                .formatted(published.size(), receiver.count(), successes(first), ROUNDS));
        assertThat(receiver.count()).isGreaterThanOrEqualTo(published.size());
      }
    }
  }

  private void publish(TestTopic topic, Set<String> published) {
    List<SampleEvent> events = samples.pushes(EVENTS, 40);
    topic.write(
        events.stream()
            .map(
                event ->
                    EventRecords.record(
                        topic.name(),
                        READER
                            .read(
                                ("{\"events\":[" + event.json() + "]}").getBytes(UTF_8),
                                MediaTypes.EVENTS_V2)
                            .get(0)))
            .toList());
    events.forEach(event -> published.add(event.id()));
  }

  private static Set<String> seen(WebhookReceiver receiver) {
    return new HashSet<>(receiver.acceptedIds());
  }

  /** What the one worker that is left has of the whole ledger; -1 while it has not all of it. */
  private static long successes(NotifierProcess worker) throws IOException {
    JsonNode answer = JSON.readTree(worker.page("/api/ledger/local/all?partitions=0,1,2,3"));
    long successes = answer.has("values") ? 0 : -1;
    for (JsonNode endpoint : answer.path("values")) {
      for (JsonNode partition : endpoint.path("partitions")) {
        successes += partition.path("before").path("delivered").asLong();
        successes += partition.path("now").path("delivered").asLong();
      }
    }
    return successes;
  }

  private NotifierProcess worker(BrokerProcess broker, WebhookReceiver receiver, String name) {
    String settings =
        """
        kafka: {bootstrap.servers: "%s", session.timeout.ms: 6000, heartbeat.interval.ms: 500}
        topics: {partitions: %d}
        ledger: {state: "%s"}
        notifications:
          endpoints:
            - {name: receiver, url: "%s", start: earliest, backoff: 300ms}
        """
            .formatted(
                broker.bootstrapServers(), PARTITIONS, directory.resolve(name), receiver.url());
    try {
      return NotifierProcess.worker(Files.writeString(directory.resolve(name + ".yml"), settings));
    } catch (IOException e) {
      throw new UncheckedIOException("writing a worker's file", e);
    }
  }
}
