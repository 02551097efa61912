package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.testkit.TestBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.guarantee.NothingRepeated;
import io.registrynotifier.testkit.proxy.FaultyProxy;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens on the way between the worker and Kafka. */
final class WorkerNetworkIT {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final Duration SLOWNESS = Duration.ofMillis(300);
  private static final int FLAPS = 8;
  private static final int EVENTS = 200;
  private static final Answer AFTER_A_MOMENT = Answer.status(200).after(Duration.ofMillis(20));

  @TempDir private Path directory;

  private final SampleEvents samples = SampleEvents.seeded(11);
  private final WebhookReceiver receiver = WebhookReceiver.start();

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource
  void nothing_isLostOrRepeated_whenConnectionsAreCut(GroupProtocol protocol) {
    during(protocol, (network, run) -> network.cut());
  }

  @ParameterizedTest
  @EnumSource
  void nothing_isLostOrRepeated_whenTheNetworkIsSlow(GroupProtocol protocol) {
    during(protocol, (network, run) -> network.delay(SLOWNESS));
  }

  @ParameterizedTest
  @EnumSource
  void nothing_isLostOrRepeated_whenTheNetworkFlaps(GroupProtocol protocol) {
    during(protocol, (network, run) -> flap(network));
  }

  @ParameterizedTest
  @EnumSource
  void nothing_isLostOrRepeated_whenTheNetworkIsSilent(GroupProtocol protocol) {
    during(protocol, WorkerNetworkIT::fallSilent);
  }

  /** Connections stay and nothing comes over them, until the worker has noticed. */
  private static void fallSilent(FaultyProxy network, WorkerRun run) {
    network.hang();
    await().atMost(DEADLINE).until(() -> !run.isReady());
    network.heal();
  }

  /** Away, and away again as soon as the clients are back. */
  private static void flap(FaultyProxy network) {
    for (int flap = 0; flap < FLAPS; flap++) {
      network.refuse();
      await().atMost(DEADLINE).until(() -> network.connections() == 0);
      network.heal();
      await().atMost(DEADLINE).until(() -> network.connections() > 0);
    }
  }

  /** The fault comes in the middle of deliveries and is over before the end is awaited. */
  private void during(GroupProtocol protocol, BiConsumer<FaultyProxy, WorkerRun> fault) {
    // Given
    Promises promises = Promises.watch(receiver, NothingRepeated.atAll());
    receiver.answer(AFTER_A_MOMENT);
    try (TestBroker broker = TestBroker.own(directory)) {
      TestTopic topic = TestTopic.create(broker.bootstrapServers(), "network.events", 3);
      try (WorkerRun run = WorkerRun.on(topic, protocol, Map.of(), endpoint())) {
        await().atMost(DEADLINE).until(run::isReady);
        List<SampleEvent> events = samples.pushes(EVENTS, 10);
        run.publish(events);
        promises.owe(events);
        await().atMost(DEADLINE).until(() -> receiver.count() >= EVENTS / 10);

        // When
        fault.accept(broker.network(), run);
        await().atMost(DEADLINE).until(promises::isNothingOwed);
        broker.network().heal();
        owe(run, promises);

        // Then
        await().atMost(DEADLINE).until(promises::isNothingOwed);
        await().atMost(DEADLINE).until(run::isReady);
        promises.verify();
        assertThat(receiver.count()).isEqualTo(EVENTS + EVENTS / 10);
      }
    }
  }

  private void owe(WorkerRun run, Promises promises) {
    List<SampleEvent> events = samples.pushes(EVENTS / 10, 10);
    run.publish(events);
    promises.owe(events);
  }

  private Endpoint endpoint() {
    return Endpoints.of("receiver", receiver.url())
        .timeout(Duration.ofSeconds(5))
        .start(new Start.Earliest())
        .make();
  }
}
