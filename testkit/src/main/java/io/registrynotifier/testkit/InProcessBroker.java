package io.registrynotifier.testkit;

import io.registrynotifier.broker.BrokerSettings;
import io.registrynotifier.broker.LocalBroker;
import io.registrynotifier.testkit.proxy.FaultyProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A broker in this JVM behind a proxy, which gives it an address of its own and its pauses. */
final class InProcessBroker implements TestBroker {
  private final FaultyProxy proxy;
  private final BrokerSettings settings;
  private Optional<LocalBroker> running = Optional.empty();

  private InProcessBroker(FaultyProxy proxy, BrokerSettings settings) {
    this.proxy = proxy;
    this.settings = settings;
  }

  static InProcessBroker start(Path directory, Map<String, String> properties) {
    FaultyProxy proxy = FaultyProxy.create();
    BrokerSettings settings =
        BrokerSettings.in(directory)
            .withFlush(Duration.ZERO)
            .withAdvertised(proxy.address())
            .withProperties(properties);
    InProcessBroker broker = new InProcessBroker(proxy, settings);
    try {
      broker.start();
      return broker;
    } catch (RuntimeException failure) {
      proxy.close();
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
    if (running.isEmpty()) {
      proxy.heal(); // a broker on its way up speaks to itself at the advertised address
      LocalBroker broker = LocalBroker.start(settings);
      running = Optional.of(broker);
      proxy.target(settings.host(), broker.port());
    }
  }

  @Override
  public void stop() {
    running.ifPresent(LocalBroker::close);
    running = Optional.empty();
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
    stop();
    proxy.close();
  }
}
