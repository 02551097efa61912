package io.registrynotifier.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.topic.TopicProvisioner;
import io.registrynotifier.topic.TopicSettings;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import io.registrynotifier.worker.dispatch.Flow;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An endpoint that is stopped while its start is fixed. */
final class EndpointWorkerIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final String name = SharedBroker.unique("start");
  private final Map<String, Object> kafka =
      Map.of("bootstrap.servers", SharedBroker.bootstrapServers());
  private final TestTopic topic =
      TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 1);
  private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);
  private final Admin admin = Admin.create(kafka);
  private final SlowAdmin slow = new SlowAdmin(kafka);
  private final ConsumeParts parts = parts();
  private final EndpointWorker worker = worker();

  @AfterEach
  void close() {
    slow.allow();
    parts.watch().close();
    parts.retention().close();
    slow.close();
    admin.close();
    timers.shutdownNow();
  }

  /** Whoever deletes an endpoint deletes its group when it has stopped. */
  @Test
  void stop_waitsForAStartThatIsBeingWritten_soThatNoGroupIsWrittenAfterIt() {
    // Given
    worker.begin();
    await().atMost(DEADLINE).until(slow::isWriting);

    // When
    CompletableFuture<Void> stopped = worker.stop();
    boolean early = stopped.isDone();
    slow.allow();

    // Then
    assertThat(early).isFalse();
    assertThat(stopped.thenCompose(nothing -> offsets()))
        .as("what was under way is written by then")
        .succeedsWithin(DEADLINE)
        .isEqualTo(1);
  }

  @Test
  void stop_waitsNoLongerThanItsBound_whenAStartIsNotWritten() {
    // Given
    worker.begin();
    await().atMost(DEADLINE).until(slow::isWriting);

    // When
    CompletableFuture<Void> stopped = worker.stop();

    // Then
    assertThat(stopped).succeedsWithin(Duration.ofSeconds(15));
  }

  /** How many the group has. */
  private CompletableFuture<Integer> offsets() {
    return admin
        .listConsumerGroupOffsets(Group.id(name))
        .partitionsToOffsetAndMetadata()
        .toCompletionStage()
        .thenApply(Map::size)
        .toCompletableFuture();
  }

  private EndpointWorker worker() {
    Endpoint endpoint = EndpointBuilder.named(name).build();
    return EndpointWorker.create(
        endpoint, Flow.of(Flow.endpoint()).dispatcher(), new Deaf(), parts);
  }

  private ConsumeParts parts() {
    TopicSettings topics = new TopicSettings(name, 1, 1, Duration.ofDays(7));
    ClientProperties properties =
        ClientProperties.DEFAULT.withBootstrapServers(SharedBroker.bootstrapServers());
    return new ConsumeParts(
        slow,
        new ConsumerSettings(() -> properties, () -> 1, WorkerSettings.DEFAULT),
        topic.name(),
        TopicWatch.start(admin, topic.name(), TopicProvisioner.of(admin, topics), timers),
        OffsetRetention.start(admin, timers),
        new JoinGate(1, Duration.ofSeconds(1), timers),
        new MetadataLimit(admin),
        timers,
        System::nanoTime,
        WorkerSettings.DEFAULT.drain());
  }
}
