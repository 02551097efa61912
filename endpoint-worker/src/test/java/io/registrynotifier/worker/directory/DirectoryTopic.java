package io.registrynotifier.worker.directory;

import io.registrynotifier.config.DirectorySettings;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A directory's topic of a test's own, and processes that share it. */
record DirectoryTopic(String prefix, TestTopic topic) {
  static DirectoryTopic create() {
    String prefix = SharedBroker.unique("directory");
    return new DirectoryTopic(prefix, create(prefix + ".endpoints"));
  }

  private static TestTopic create(String name) {
    return TestTopic.create(
        SharedBroker.bootstrapServers(), name, 1, Map.of("cleanup.policy", "compact"));
  }

  DirectoryRun start(Endpoint... file) {
    return DirectoryRun.start(SharedBroker.bootstrapServers(), prefix, file);
  }

  DirectoryRun start(DirectorySettings settings, Endpoint... file) {
    return DirectoryRun.start(SharedBroker.bootstrapServers(), prefix, settings, file);
  }

  static Endpoint endpoint(String name, String url) {
    return Endpoint.of(name, URI.create(url));
  }

  String name() {
    return topic.name();
  }

  /** The transactional id of whoever writes. */
  String writer() {
    return prefix + ".directory";
  }

  void write(String key, String value) {
    topic.write(key, value);
  }

  List<ConsumerRecord<byte[], byte[]>> readAll() {
    return topic.readAll();
  }
}
