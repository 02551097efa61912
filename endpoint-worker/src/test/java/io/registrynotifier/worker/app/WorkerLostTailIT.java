package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.process.BrokerProcess;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import io.registrynotifier.worker.offset.Counts;
import io.registrynotifier.worker.offset.OffsetRanges;
import io.registrynotifier.worker.retry.RetryStates;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A host that loses power loses what its disk had not been told, of each log as much as it likes:
 * the events' may be shorter afterwards than the one of the groups' offsets knows. Other events
 * then get the offsets of those that are gone, and are owed all the same.
 */
final class WorkerLostTailIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String BAD = "team/bad";

  /** So that a worker does not come to what is beyond as long as nothing is accepted. */
  private static final int MORE_THAN_IS_HELD = 11_000;

  private static final Map<String, String> QUICK = Map.of("metadata.max.age.ms", "1000");

  private final SampleEvents samples = SampleEvents.seeded(8);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final String name = SharedBroker.unique("tail");
  private final AtomicBoolean mended = new AtomicBoolean();
  @TempDir private Path directory;
  private BrokerProcess broker;
  private TestTopic topic;

  @BeforeEach
  void start() {
    broker = BrokerProcess.start(directory);
    topic = TestTopic.create(broker.bootstrapServers(), name + ".events", 1);
    receiver.answer(
        request ->
            request.events().get(0).attributes().repository().equals(BAD) && !mended.get()
                ? Answer.status(500)
                : Answer.OK);
  }

  @AfterEach
  void close() {
    broker.close();
    receiver.close();
  }

  @ParameterizedTest
  @CsvSource({"CLASSIC, false", "CLASSIC, true", "CONSUMER, false", "CONSUMER, true"})
  void newEvents_areDelivered_whenTheyStandWhereLostOnesWereDone(
      GroupProtocol protocol, boolean stuck) {
    // Given
    try (WorkerRun run = run(protocol)) {
      await().atMost(DEADLINE).until(run::isReady);
      if (stuck) {
        run.publish(List.of(samples.push(BAD, "v1")));
      }
      deliver(run, 10);
      long end = length();
      deliver(run, 5);
      run.app().close();
      loseTail(end);
      // When
      List<SampleEvent> later = samples.pushes(8, 4);
      run.publish(later);
      mended.set(true);
      try (WorkerRun next = run.another()) {
        // Then
        int all = 15 + 8 + (stuck ? 1 : 0);
        await()
            .atMost(DEADLINE)
            .untilAsserted(
                () -> assertThat(receiver.acceptedIds()).containsAll(ids(later)).hasSize(all));
        await().atMost(DEADLINE).until(() -> pending(next) == 0);
        assertThat(receiver.acceptedIds()).as("none again").hasSize(all);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void owedEvents_areDelivered_whenTheLogBehindThemIsLostUnderTheWorker(GroupProtocol protocol) {
    // Given
    try (WorkerRun run = run(protocol)) {
      await().atMost(DEADLINE).until(run::isReady);
      SampleEvent bad = samples.push(BAD, "v1");
      run.publish(List.of(bad));
      deliver(run, 10);
      long end = length();
      deliver(run, 5);
      await().atMost(DEADLINE).until(() -> pending(run) == 1);
      // When
      loseTail(end);
      List<SampleEvent> later = samples.pushes(8, 4);
      run.publish(later);
      // Then
      await()
          .atMost(DEADLINE)
          .untilAsserted(() -> assertThat(receiver.acceptedIds()).containsAll(ids(later)));
      mended.set(true);
      await()
          .atMost(DEADLINE)
          .untilAsserted(() -> assertThat(receiver.acceptedIds()).contains(bad.id()));
      await().atMost(DEADLINE).until(() -> pending(run) == 0);
    }
  }

  /** The end is lost after the commit was found to be true, and before it is reached. */
  @Test
  void newEvents_areDelivered_whenTheyStandWhereACommitTellsThatTheWorkerWillFindDoneOnes() {
    // Given
    try (WorkerRun run = run(GroupProtocol.CLASSIC);
        KafkaSide kafka = new KafkaSide(topic)) {
      await().atMost(DEADLINE).until(run::isReady);
      run.app().close();
      receiver.answer(request -> mended.get() ? Answer.OK : Answer.status(500));
      run.publish(samples.pushes(MORE_THAN_IS_HELD, 100));
      long end = length();
      run.publish(samples.pushes(400, 100));
      long behind = MORE_THAN_IS_HELD;
      kafka.commit(name, 0, doneBeyond(kafka.topicId(), behind, behind + 400));
      try (WorkerRun next = run.another()) {
        await().atMost(DEADLINE).until(() -> receiver.requests().size() > 3);
        await().atMost(DEADLINE).until(() -> pending(next) == MORE_THAN_IS_HELD);
        // When
        loseTail(end);
        List<SampleEvent> later = samples.pushes(400, 4);
        run.publish(later);
        mended.set(true);
        // Then
        await()
            .atMost(DEADLINE)
            .untilAsserted(() -> assertThat(receiver.acceptedIds()).containsAll(ids(later)));
        await().atMost(DEADLINE).until(() -> pending(next) == 0);
        assertThat(receiver.acceptedIds())
            .as("none lost, none again")
            .hasSize(MORE_THAN_IS_HELD + 400)
            .doesNotHaveDuplicates();
      }
    }
  }

  /** A client that believed the epochs of the topic before would wait for ever for a leader. */
  @ParameterizedTest
  @EnumSource
  void delivery_goesOn_whenATopicWithManyEpochsIsMadeAgain(GroupProtocol protocol) {
    // Given
    broker.kill();
    broker.restart();
    topic.awaitLeaders();
    try (WorkerRun run = run(protocol);
        KafkaSide kafka = new KafkaSide(topic)) {
      await().atMost(DEADLINE).until(run::isReady);
      run.publish(List.of(samples.push(BAD, "v1")));
      deliver(run, 10);
      // When
      kafka.deleteTopic();
      await().atMost(DEADLINE).ignoreExceptions().until(() -> kafka.ends().containsValue(0L));
      List<SampleEvent> later = samples.pushes(8, 4);
      run.publish(later);
      // Then
      await()
          .atMost(DEADLINE)
          .untilAsserted(() -> assertThat(receiver.acceptedIds()).containsAll(ids(later)));
    }
  }

  private WorkerRun run(GroupProtocol protocol) {
    return WorkerRun.on(
        topic,
        protocol,
        QUICK,
        Endpoints.of(name, receiver.url())
            .start(new Start.Earliest())
            .backoff(Duration.ofMillis(200))
            .make());
  }

  /** A commit at the beginning that tells of these offsets, read under the log's first leader. */
  private static OffsetAndMetadata doneBeyond(String topicId, long start, long end) {
    CommitMetadata metadata =
        new CommitMetadata(
            topicId,
            OptionalInt.of(0),
            new OffsetRanges.Builder().add(start, end).build(),
            RetryStates.NONE,
            Counts.NONE);
    return new OffsetAndMetadata(0, new CommitMetadataCodec(4096).encode(0, metadata));
  }

  private void deliver(WorkerRun run, int count) {
    int before = receiver.acceptedIds().size();
    run.publish(samples.pushes(count, 4));
    await().atMost(DEADLINE).until(() -> receiver.acceptedIds().size() == before + count);
  }

  private double pending(WorkerRun run) {
    return run.metric("registry_notifications_pending", "endpoint", name);
  }

  /** The broker dies, and comes up with a shorter log of the events. */
  private void loseTail(long end) {
    broker.kill();
    try (FileChannel log = FileChannel.open(log(), StandardOpenOption.WRITE)) {
      log.truncate(end);
    } catch (IOException e) {
      throw new AssertionError("the log cannot be cut", e);
    }
    broker.restart();
    topic.awaitLeaders();
  }

  private long length() {
    try {
      return Files.size(log());
    } catch (IOException e) {
      throw new AssertionError("the log cannot be measured", e);
    }
  }

  private Path log() throws IOException {
    try (var files = Files.walk(directory)) {
      return files
          .filter(file -> file.endsWith(Path.of(topic.name() + "-0", "00000000000000000000.log")))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<String> ids(List<SampleEvent> events) {
    return events.stream().map(SampleEvent::id).toList();
  }
}
