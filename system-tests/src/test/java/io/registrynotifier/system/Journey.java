package io.registrynotifier.system;

import static org.awaitility.Awaitility.await;

import io.registrynotifier.event.EventAttributes;
import io.registrynotifier.system.registry.Notified;
import io.registrynotifier.system.registry.RegistryProcess;
import io.registrynotifier.system.registry.RegistryQueues;
import io.registrynotifier.system.registry.Workload;
import io.registrynotifier.testkit.receiver.Exchange;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A real registry in use, whose events go to the bridge and, beside it, to an oracle: a receiver
 * that writes down what there is to arrive at the destinations.
 *
 * <p>Used by one test thread.
 */
final class Journey implements AutoCloseable {
  private static final long SEED = 20_261_122;
  private static final int REPOSITORIES = 5;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final WebhookReceiver oracle;
  private final RegistryProcess registry;
  private final Workload workload;
  private final List<Destination> destinations;

  private Journey(
      WebhookReceiver oracle, RegistryProcess registry, List<Destination> destinations) {
    this.oracle = oracle;
    this.registry = registry;
    this.workload = new Workload(registry.client(), SEED, REPOSITORIES);
    this.destinations = destinations;
    oracle.watch(this::published);
  }

  /** Starts the registry; it does nothing until it is used. */
  static Journey start(Path directory, URI bridge, Destination... destinations) {
    WebhookReceiver oracle = WebhookReceiver.start();
    try {
      RegistryProcess registry =
          RegistryProcess.start(
              directory,
              List.of(Notified.of("bridge", bridge), Notified.of("oracle", oracle.url())));
      return new Journey(oracle, registry, List.of(destinations));
    } catch (RuntimeException failure) {
      oracle.close();
      throw failure;
    }
  }

  /** The registry is used; its events are queued when this returns. */
  void use(int operations) {
    workload.run(operations);
  }

  /** The registry has handed everything over, with the bridge's word for it. */
  void awaitPublished() {
    RegistryQueues queues = registry.queues();
    await()
        .atMost(LIMIT)
        .until(() -> queues.pending("oracle") == 0 && queues.pending("bridge") == 0);
  }

  /** Everything that was published has arrived everywhere. */
  void awaitDelivered() {
    awaitPublished();
    destinations.forEach(Destination::awaitAll);
  }

  /** Reports what became of the events, and fails when a promise was broken. */
  void verify(String fault) {
    destinations.forEach(destination -> destination.verify(fault, oracle.requests()));
  }

  @Override
  public void close() {
    registry.close();
    oracle.close();
  }

  private void published(Exchange exchange) {
    exchange.request().events().stream().map(event -> event.attributes()).forEach(this::published);
  }

  private void published(EventAttributes event) {
    destinations.forEach(destination -> destination.owes(event.id(), event.repository()));
  }
}
