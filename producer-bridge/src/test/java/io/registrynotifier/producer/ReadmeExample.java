package io.registrynotifier.producer;

import io.registrynotifier.producer.bridge.Bridge;
import io.registrynotifier.producer.bridge.BridgeSettings;
import io.registrynotifier.producer.bridge.IncomingRequest;
import io.registrynotifier.producer.bridge.LocalSource;
import io.registrynotifier.producer.kafka.KafkaSink;
import io.registrynotifier.producer.listener.ListeningRepository;
import io.registrynotifier.producer.registry.Repository;
import io.registrynotifier.sink.Sink;
import io.registrynotifier.topic.Topics;
import java.util.Map;

/** What {@code README.md} shows, word for word between the marks. */
final class ReadmeExample implements AutoCloseable {
  private final Sink sink;
  private final Bridge bridge;

  // <example>
  // Once, when the registry starts. The properties are Kafka's own: bootstrap.servers at least.
  ReadmeExample(Map<String, String> kafka, Topics topics) {
    sink = KafkaSink.create(kafka, topics);
    bridge = Bridge.to(sink, BridgeSettings.of(LocalSource.listeningOn(":5000")));
  }

  // For each HTTP request: use the repository that comes back in place of yours.
  Repository listened(Repository yours, IncomingRequest request, String user) {
    return ListeningRepository.of(yours, bridge.listener(request, user));
  }

  // Once, when the registry ends. bridge.counts() says how many events were sent and were not.
  @Override
  public void close() {
    sink.close();
  }

  // </example>

  Bridge bridge() {
    return bridge;
  }
}
