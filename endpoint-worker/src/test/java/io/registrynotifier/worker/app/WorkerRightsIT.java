package io.registrynotifier.worker.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.testkit.DocumentedRights;
import io.registrynotifier.testkit.Right;
import io.registrynotifier.testkit.SecuredBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.worker.directory.Activity;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.directory.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a worker does beside delivering, before a broker that grants what is documented. */
final class WorkerRightsIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final OptionalLong ANY = OptionalLong.empty();
  private static final String USER = "worker";
  private static final String NAME = "receiver";
  private static final String EVENTS = "registry.events";
  private static final int PARTITIONS = 2;

  @TempDir private Path directory;

  private final SampleEvents samples = SampleEvents.seeded(7);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private SecuredBroker broker;
  private Map<String, String> kafka;

  @BeforeEach
  void start() {
    broker = SecuredBroker.start(directory);
    kafka = broker.addUser(USER);
    broker.allow(USER, DocumentedRights.of(USER));
  }

  @AfterEach
  void close() {
    broker.close();
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource
  void placeOfADisabledEndpoint_isKept_withTheDocumentedRights(GroupProtocol protocol) {
    // Given
    TestTopic topic = topics();
    try (WorkerRun run = WorkerRun.on(topic, protocol, kafka, endpoint().make())) {
      WorkerRun.publish(topic, samples.pushes(3, 3));
      await().atMost(DEADLINE).until(() -> receiver.count() == 3);
      await().atMost(DEADLINE).until(run::isReady);
    }
    long commits = commits();

    // When
    try (WorkerRun run = WorkerRun.on(topic, protocol, kafka, endpoint().disabled().make())) {
      // Then
      await().atMost(DEADLINE).until(() -> commits() > commits);
      await().atMost(DEADLINE).until(run::isReady);
    }
  }

  @Test
  void endpoint_isChangedAndPaused_withTheDocumentedRights() {
    // Given
    try (WorkerRun run = WorkerRun.on(topics(), GroupProtocol.CLASSIC, kafka, endpoint().make())) {
      await().atMost(DEADLINE).until(() -> entry(run).filter(it -> it.revision() >= 0).isPresent());

      // When
      change(run, "{url: '" + receiver.url() + "', timeout: 3s}");
      DirectoryEntry paused = order(run, new Order.Pause("lunch"));

      // Then
      assertThat(paused.activity()).isEqualTo(Activity.PAUSED);
      assertThat(paused.endpoint().timeout()).isEqualTo(Duration.ofSeconds(3));
    }
  }

  @Test
  void deletedEndpoint_isGone_whenItsGroupMayBeDeletedToo() {
    // Given
    try (WorkerRun run = WorkerRun.on(topics(), GroupProtocol.CLASSIC, kafka, endpoint().make())) {
      await().atMost(DEADLINE).until(run::isReady);
      await().atMost(DEADLINE).until(() -> entry(run).filter(it -> it.revision() >= 0).isPresent());
      run.app().directory().delete(NAME, ANY).orTimeout(30, TimeUnit.SECONDS).join();
      await().atMost(DEADLINE).until(() -> run.app().running(NAME).isEmpty());

      // When
      Optional<DirectoryEntry> without = entry(run);
      broker.allow(USER, besides(ResourceType.GROUP));

      // Then
      assertThat(without)
          .hasValueSatisfying(it -> assertThat(it.activity()).isEqualTo(Activity.DELETING));
      await().atMost(DEADLINE).until(() -> entry(run).isEmpty());
    }
  }

  @Test
  void worker_makesAndChecksTheTopics_whenItMay() {
    // Given
    broker.allow(USER, besides(ResourceType.TOPIC));
    broker.allow(USER, besides(ResourceType.CLUSTER));
    TestTopic topic = new TestTopic(broker.bootstrapServers(), EVENTS, PARTITIONS);

    // When
    try (WorkerRun run = WorkerRun.on(topic, GroupProtocol.CLASSIC, kafka, endpoint().make())) {
      // Then
      await().atMost(DEADLINE).until(run::isReady);
      await().atMost(DEADLINE).until(() -> entry(run).filter(it -> it.revision() >= 0).isPresent());
      assertThat(topic.size()).isZero();
    }
  }

  private static List<Right> besides(ResourceType type) {
    return DocumentedRights.of("besides").stream()
        .filter(right -> right.resource().resourceType() == type)
        .toList();
  }

  private TestTopic topics() {
    TestTopic.create(broker.bootstrapServers(), "registry.dead-letters", 1);
    TestTopic.create(
        broker.bootstrapServers(), "registry.endpoints", 1, Map.of("cleanup.policy", "compact"));
    return TestTopic.create(broker.bootstrapServers(), EVENTS, PARTITIONS);
  }

  /** How often offsets of the events topic were committed, ever. */
  private long commits() {
    return new TestTopic(broker.bootstrapServers(), "__consumer_offsets", 4)
        .readAll().stream().filter(it -> new String(it.key(), UTF_8).contains(EVENTS)).count();
  }

  private Endpoints endpoint() {
    return Endpoints.of(NAME, receiver.url()).start(new Start.Earliest());
  }

  private static Optional<DirectoryEntry> entry(WorkerRun run) {
    return run.app().directory().snapshot().entry(NAME);
  }

  private static DirectoryEntry order(WorkerRun run, Order order) {
    return run.app().directory().order(NAME, ANY, order).orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static void change(WorkerRun run, String definition) {
    var unused =
        run.app()
            .directory()
            .change(NAME, definition, entry(run).orElseThrow().revision())
            .orTimeout(30, TimeUnit.SECONDS)
            .join();
  }
}
