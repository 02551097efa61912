package io.registrynotifier.worker.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.process.BrokerCluster;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of a topic that is kept once, some partitions are gone as long as their broker is. */
final class WorkerLeaderlessIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int PARTITIONS = 6;

  /** One after another, each as soon as the one before was accepted. */
  private static final int IN_A_ROW = 30;

  private static final Duration DEADLINE_IN_A_ROW = Duration.ofSeconds(30);
  private final SampleEvents samples = SampleEvents.seeded(9);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final String name = SharedBroker.unique("leaderless");
  @TempDir private static Path directory;
  private static BrokerCluster brokers;
  private TestTopic topic;
  private KafkaSide kafka;

  @BeforeAll
  static void startBrokers() {
    brokers = BrokerCluster.start(directory);
  }

  @AfterAll
  static void closeBrokers() {
    brokers.close();
  }

  @BeforeEach
  void start() {
    topic =
        TestTopic.create(
            brokers.bootstrapServers(),
            name + ".events",
            PARTITIONS,
            Map.of("min.insync.replicas", "1"));
    kafka = new KafkaSide(topic);
  }

  @AfterEach
  void close() {
    kafka.close();
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource
  void partitions_areServedAtOnce_whenOthersHaveNoLeader(GroupProtocol protocol) {
    // Given
    try (WorkerRun run =
        WorkerRun.on(
            topic,
            protocol,
            Map.of(),
            Endpoints.of(name, receiver.url()).start(new Start.Earliest()).make())) {
      await().atMost(DEADLINE).until(run::isReady);
      List<SampleEvent> first = samples.pushes(20, 20);
      run.publish(first);
      awaitAccepted(first, DEADLINE);
      run.app().close();

      int node = kafka.leader(name + ".endpoints") == 0 ? 1 : 0;
      Set<Integer> gone = kafka.partitionsLedBy(node);
      List<SampleEvent> ofTheGone = List.of(samples.push(repository(gone, true), "v1"));
      run.publish(ofTheGone);
      brokers.kill(node);
      await().atMost(DEADLINE).until(() -> kafka.leaderless().equals(gone));

      // When
      try (WorkerRun next = run.another()) {
        await()
            .atMost(DEADLINE)
            .untilAsserted(() -> assertThat(next.problems().toString()).contains("no leader"));
        long begin = System.nanoTime();
        String repository = repository(gone, false);
        for (int i = 0; i < IN_A_ROW; i++) {
          List<SampleEvent> one = List.of(samples.push(repository, "v" + i));
          next.publish(one);
          awaitAccepted(one, DEADLINE);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        brokers.comeUp(node);

        // Then
        assertThat(took).isLessThan(DEADLINE_IN_A_ROW);
        awaitAccepted(ofTheGone, DEADLINE);
        await().atMost(DEADLINE).until(next::isReady);
        assertThat(receiver.acceptedIds()).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void newEndpoint_saysWhatItWaitsFor_andBeginsWhereItWasToldTo_whenSomePartitionsHadNoLeader() {
    // Given
    int node = 1;
    Set<Integer> gone = kafka.partitionsLedBy(node);
    brokers.kill(node);
    await().atMost(DEADLINE).until(() -> kafka.leaderless().equals(gone));

    // When
    try (WorkerRun run =
        WorkerRun.on(
            topic,
            GroupProtocol.CLASSIC,
            Map.of(),
            Endpoints.of(name, receiver.url()).start(new Start.Latest()).make())) {
      await()
          .atMost(DEADLINE)
          .untilAsserted(
              () ->
                  assertThat(run.problems())
                      .filteredOn(problem -> problem.contains("no leader"))
                      .as("the topic's problem and the endpoint's")
                      .hasSize(2));
      brokers.comeUp(node);
      await().atMost(DEADLINE).until(run::isReady);
      List<SampleEvent> later = samples.pushes(20, 20);
      run.publish(later);

      // Then
      awaitAccepted(later, DEADLINE);
    }
  }

  private void awaitAccepted(List<SampleEvent> events, Duration deadline) {
    List<String> ids = events.stream().map(SampleEvent::id).toList();
    await()
        .atMost(deadline)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(receiver.acceptedIds()).containsAll(ids));
  }

  /** One whose events go to one of these partitions, or to none of them. */
  private static String repository(Set<Integer> partitions, boolean inside) {
    return IntStream.range(0, 1_000)
        .mapToObj(number -> "team/app-" + number)
        .filter(each -> partitions.contains(partition(each)) == inside)
        .findFirst()
        .orElseThrow();
  }

  private static int partition(String key) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % PARTITIONS;
  }
}
