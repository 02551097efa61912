package io.registrynotifier.system.compose;

import static org.awaitility.Awaitility.await;

import io.registrynotifier.system.registry.RegistryClient;
import io.registrynotifier.system.registry.RegistryQueues;
import io.registrynotifier.system.registry.Workload;
import io.registrynotifier.testkit.process.ChildProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The registry of the compose file, in use. Used by one test thread. */
final class ComposedRegistry implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String BRIDGE = "notifier";

  private final Composition composition;
  private final RegistryClient client;
  private final RegistryQueues queues;
  private final Workload workload;

  private ComposedRegistry(
      Composition composition, RegistryClient client, RegistryQueues queues, long seed) {
    this.composition = composition;
    this.client = client;
    this.queues = queues;
    this.workload = new Workload(client, seed, 5);
  }

  /** Returns when it answers. */
  static ComposedRegistry of(Composition composition, long seed) {
    RegistryClient client = RegistryClient.of(composition.uri("registry", 5000));
    await().atMost(LIMIT).until(client::answers);
    RegistryQueues queues =
        RegistryQueues.at(composition.uri("registry", 5001).resolve("debug/vars"));
    return new ComposedRegistry(composition, client, queues, seed);
  }

  void use(int operations) {
    workload.run(operations);
  }

  /** Goes on being used until this command of docker's has ended, which must succeed. */
  void useDuring(String... command) {
    List<String> words = new ArrayList<>(List.of("docker"));
    words.addAll(List.of(command));
    try (ChildProcess process = ChildProcess.start("docker-" + command[0], words, Map.of())) {
      await()
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(100))
          .until(
              () -> {
                workload.run(2);
                return !process.isAlive();
              });
      if (process.awaitExit(LIMIT) != 0) {
        throw new AssertionError(words + " failed\n" + process.logEnd());
      }
    }
  }

  /**
   * Waits until the bridge has taken everything and all of it has arrived.
   *
   * @return what has arrived; the events are as many as the registry counts
   */
  Arrivals awaitDelivered() {
    await().atMost(LIMIT).until(() -> queues.pending(BRIDGE) == 0);
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> arrivals().events() >= queues.delivered(BRIDGE));
    return arrivals();
  }

  /** Events that the bridge has taken from it. */
  long published() {
    return queues.delivered(BRIDGE);
  }

  private Arrivals arrivals() {
    return Arrivals.in(composition.logs("receiver"));
  }

  @Override
  public void close() {
    client.close();
  }
}
