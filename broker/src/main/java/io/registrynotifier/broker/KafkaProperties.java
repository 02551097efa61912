package io.registrynotifier.broker;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The properties of one node that is broker and controller at once, small enough to live beside the
 * rest of a process: about 35 MB of heap instead of 160.
 */
final class KafkaProperties {
  static final int NODE_ID = 1;
  static final String CLIENTS = "CLIENTS";
  static final String CONTROLLER = "CONTROLLER";
  private static final String ONE_YEAR_MINUTES = "525600";

  private KafkaProperties() {}

  static Map<String, String> of(
      BrokerSettings settings, DataDirectory data, int port, int controllerPort) {
    Map<String, String> properties = new LinkedHashMap<>();
    identity(properties, controllerPort);
    listeners(properties, settings, port, controllerPort);
    singleNode(properties);
    footprint(properties);
    durability(properties, settings, data);
    properties.putAll(settings.properties());
    return properties;
  }

  /**
   * A static quorum: a dynamic one records the controller's port on disk for good, and a node whose
   * port another program has taken meanwhile could never start again.
   */
  private static void identity(Map<String, String> properties, int controllerPort) {
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", Integer.toString(NODE_ID));
    properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
  }

  private static void listeners(
      Map<String, String> properties, BrokerSettings settings, int port, int controllerPort) {
    String controller = "," + CONTROLLER + "://127.0.0.1:" + controllerPort;
    String clients = CLIENTS + "://" + settings.host() + ":" + port;
    properties.put("listeners", clients + controller);
    properties.put(
        "advertised.listeners",
        settings.advertised().map(address -> CLIENTS + "://" + address).orElse(clients));
    properties.put(
        "listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    properties.put("controller.listener.names", CONTROLLER);
    properties.put("inter.broker.listener.name", CLIENTS);
  }

  private static void singleNode(Map<String, String> properties) {
    properties.put("default.replication.factor", "1");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
  }

  private static void footprint(Map<String, String> properties) {
    properties.put("log.cleaner.dedupe.buffer.size", "2097152");
    properties.put("offsets.topic.num.partitions", "4");
    properties.put("transaction.state.log.num.partitions", "2");
    properties.put("share.coordinator.state.topic.num.partitions", "2");
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "2");
    properties.put("background.threads", "2");
  }

  private static void durability(
      Map<String, String> properties, BrokerSettings settings, DataDirectory data) {
    properties.put("log.dirs", data.kafka().toString());
    properties.put("auto.create.topics.enable", "false");
    properties.put("offsets.retention.minutes", ONE_YEAR_MINUTES);
    if (!settings.flush().isZero()) {
      String flushMillis = Long.toString(settings.flush().toMillis());
      properties.put("log.flush.interval.ms", flushMillis);
      properties.put("log.flush.scheduler.interval.ms", flushMillis);
    }
  }
}
