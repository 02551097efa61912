package io.registrynotifier.testkit;

import io.registrynotifier.testkit.proxy.FaultyProxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/** A broker in a container behind a proxy, which gives it an address of its own and its pauses. */
final class ContainerBroker implements TestBroker {
  private static final Duration START = Duration.ofSeconds(90);

  private final FaultyProxy proxy;
  private final KafkaContainer container;

  private ContainerBroker(FaultyProxy proxy, KafkaContainer container) {
    this.proxy = proxy;
    this.container = container;
  }

  static ContainerBroker start(Map<String, String> properties) {
    FaultyProxy proxy = FaultyProxy.create();
    KafkaContainer container = KafkaContainer.create(proxy.address(), properties);
    ContainerBroker broker = new ContainerBroker(proxy, container);
    try {
      broker.start();
      return broker;
    } catch (RuntimeException failure) {
      broker.close();
      throw failure;
    }
  }

  @Override
  public String bootstrapServers() {
    return proxy.address();
  }

  @Override
  public FaultyProxy network() {
    return proxy;
  }

  @Override
  public void start() {
    container.begin();
    proxy.target("127.0.0.1", container.port());
    proxy.heal();
    Awaitility.await("broker in a container answers").atMost(START).until(this::answers);
  }

  @Override
  public void stop() {
    container.end();
    proxy.refuse();
  }

  @Override
  public void pause() {
    proxy.hang();
  }

  @Override
  public void resume() {
    proxy.heal();
  }

  @Override
  public void close() {
    container.remove();
    proxy.close();
  }

  private boolean answers() throws InterruptedException {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrapServers(),
            "request.timeout.ms", 5_000,
            "default.api.timeout.ms", 5_000);
    try (Admin admin = Admin.create(settings)) {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException notYet) {
      return false;
    }
  }
}
