package io.registrynotifier.testkit;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import io.registrynotifier.testkit.engine.ContainerEngine;
import io.registrynotifier.testkit.process.FreePort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * A container of Kafka's image with one node, configured by the image's variables. Its port on this
 * machine and its data outlive an end. Used by one thread.
 */
final class KafkaContainer {
  private static final int PORT = 9092;

  private final GenericContainer<?> container;
  private final int port;

  private KafkaContainer(GenericContainer<?> container, int port) {
    this.container = container;
    this.port = port;
  }

  /** Not started yet; skips the test within two seconds where there is no engine or no image. */
  static KafkaContainer create(String advertised, Map<String, String> properties) {
    String image = image(System.getenv());
    ContainerEngine.in(System.getenv()).require(List.of(image));
    int port = FreePort.find();
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withExposedPorts(PORT)
            .waitingFor(new NoWait())
            .withEnv(variables(advertised, properties))
            .withCreateContainerCmdModifier(
                create -> bind(Objects.requireNonNull(create.getHostConfig()), port));
    return new KafkaContainer(container, port);
  }

  private static String image(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("KAFKA_IMAGE"))
        .orElseGet(() -> "apache/kafka:" + AppInfoParser.getVersion());
  }

  private static void bind(HostConfig host, int port) {
    Binding loopback = Binding.bindIpAndPort("127.0.0.1", port);
    host.withPortBindings(new PortBinding(loopback, ExposedPort.tcp(PORT)));
  }

  private static Map<String, String> variables(String advertised, Map<String, String> properties) {
    Map<String, String> all = new LinkedHashMap<>(node(advertised));
    all.putAll(properties);
    Map<String, String> variables = new LinkedHashMap<>();
    all.forEach((property, value) -> variables.put(variable(property), value));
    variables.put("CLUSTER_ID", "bm90aWZpZXItdGVzdGtpdA");
    variables.put("KAFKA_HEAP_OPTS", "-Xms128m -Xmx384m");
    variables.put("KAFKA_JVM_PERFORMANCE_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    return variables;
  }

  /** As the image reads it: {@code log.dirs} is {@code KAFKA_LOG_DIRS}. */
  private static String variable(String property) {
    String name = property.replace("_", "__").replace("-", "___").replace('.', '_');
    return "KAFKA_" + name.toUpperCase(Locale.ROOT);
  }

  private static Map<String, String> node(String advertised) {
    Map<String, String> node = new LinkedHashMap<>();
    node.put("process.roles", "broker,controller");
    node.put("node.id", "1");
    node.put("controller.quorum.voters", "1@localhost:9093");
    node.put("controller.listener.names", "CONTROLLER");
    node.put("listeners", "CLIENTS://:9092,CONTROLLER://:9093,BROKERS://:9094");
    node.put("advertised.listeners", "CLIENTS://" + advertised + ",BROKERS://localhost:9094");
    node.put(
        "listener.security.protocol.map",
        "CLIENTS:PLAINTEXT,BROKERS:PLAINTEXT,CONTROLLER:PLAINTEXT");
    node.put("inter.broker.listener.name", "BROKERS");
    node.put("offsets.topic.replication.factor", "1");
    node.put("offsets.topic.num.partitions", "4");
    node.put("transaction.state.log.num.partitions", "2");
    node.put("transaction.state.log.replication.factor", "1");
    node.put("transaction.state.log.min.isr", "1");
    node.put("group.initial.rebalance.delay.ms", "0");
    node.put("auto.create.topics.enable", "false");
    return node;
  }

  int port() {
    return port;
  }

  /** Starts it, the first time or again. */
  void begin() {
    if (container.getContainerId() == null) {
      container.start();
    } else if (!container.isRunning()) {
      container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
    }
  }

  /** Ends it in order, with SIGTERM. */
  void end() {
    if (container.isRunning()) {
      String id = container.getContainerId();
      container.getDockerClient().stopContainerCmd(id).withTimeout(30).exec();
    }
  }

  void remove() {
    container.close();
  }

  /**
   * Whoever starts it asks the broker itself; Testcontainers would look for the port at an address
   * that it only guesses.
   */
  private static final class NoWait extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {}
  }
}
