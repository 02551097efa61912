package io.registrynotifier.broker;

import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka's own server, started whole or not at all. */
final class KafkaNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);

  private final KafkaRaftServer server;

  private KafkaNode(KafkaRaftServer server) {
    this.server = server;
  }

  static KafkaNode start(Map<String, String> properties) {
    Exits.intercept();
    KafkaNode node = create(properties);
    try {
      node.server.startup();
      return node;
    } catch (Exception failure) { // Scala declares none and throws any
      node.abandon();
      throw cannotStart(failure);
    }
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static KafkaNode create(Map<String, String> properties) {
    try {
      return new KafkaNode(new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM));
    } catch (Exception failure) { // Scala declares none and throws any
      throw cannotStart(failure);
    }
  }

  private void abandon() {
    try {
      close();
    } catch (Exception second) { // the first failure is the one to tell
      LOG.debug("broker half started could not be stopped", second);
    }
  }

  private static BrokerException cannotStart(Exception failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new BrokerException("the broker cannot start: " + root.getMessage(), failure);
  }
}
