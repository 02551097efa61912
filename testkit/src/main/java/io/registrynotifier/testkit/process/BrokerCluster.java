package io.registrynotifier.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * Kafka's own server three times on loopback, each broker and controller at once: everything is
 * kept three times, and two copies are enough for an acknowledgement. The death of a broker, or of
 * a member of a KIP-848 group, is noticed sooner than by default, so that a short test sees what
 * follows.
 *
 * <p>Used by one test thread.
 */
public final class BrokerCluster implements Brokers {
  private static final int SIZE = 3;
  private static final Duration START = Duration.ofSeconds(90);

  private final List<ClusterNode> nodes;
  private final List<ChildProcess> processes = new ArrayList<>();

  private BrokerCluster(List<ClusterNode> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  /** Starts the cluster and returns when every broker takes part. */
  public static BrokerCluster start(Path directory) {
    List<ClusterNode> nodes =
        IntStream.range(0, SIZE).mapToObj(number -> ClusterNode.in(directory, number)).toList();
    BrokerCluster cluster = new BrokerCluster(nodes);
    cluster.format();
    nodes.forEach(node -> cluster.processes.add(node.run()));
    try {
      cluster.processes.get(0).await(START, cluster::isComplete);
      return cluster;
    } catch (RuntimeException | AssertionError failure) {
      cluster.close();
      throw failure;
    }
  }

  @Override
  public int count() {
    return SIZE;
  }

  @Override
  public String bootstrapServers() {
    return nodes.stream().map(ClusterNode::address).collect(Collectors.joining(","));
  }

  @Override
  public void kill(int broker) {
    processes.get(broker).kill();
  }

  @Override
  public void comeUp(int broker) {
    processes.set(broker, nodes.get(broker).run());
  }

  @Override
  public void close() {
    processes.forEach(ChildProcess::close);
  }

  private void format() {
    String voters = nodes.stream().map(ClusterNode::voter).collect(Collectors.joining(","));
    String clusterId = Uuid.randomUuid().toString();
    List<ChildProcess> formatting =
        nodes.stream().map(node -> node.format(clusterId, settings(node, voters))).toList();
    formatting.forEach(
        process -> {
          if (process.awaitExit(START) != 0) {
            throw new AssertionError("formatting failed\n" + process.logEnd());
          }
        });
  }

  private static String settings(ClusterNode node, String voters) {
    return node.settings()
        + """
        process.roles=broker,controller
        controller.quorum.voters=%s
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=CLIENTS
        listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
        default.replication.factor=3
        min.insync.replicas=2
        offsets.topic.replication.factor=3
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=3
        transaction.state.log.min.isr=2
        group.initial.rebalance.delay.ms=0
        auto.create.topics.enable=false
        group.consumer.min.session.timeout.ms=20000
        group.consumer.session.timeout.ms=20000
        group.consumer.min.heartbeat.interval.ms=1500
        group.consumer.heartbeat.interval.ms=1500
        broker.session.timeout.ms=3000
        broker.heartbeat.interval.ms=500
        controlled.shutdown.enable=false
        log.cleaner.dedupe.buffer.size=2097152
        """
            .formatted(voters);
  }

  private boolean isComplete() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() == SIZE;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One of the nodes: where it listens and what it runs. */
  private record ClusterNode(Path directory, int number, int port, int controllerPort) {
    static ClusterNode in(Path directory, int number) {
      Path own = directory.resolve("node-" + number);
      return new ClusterNode(own, number, FreePort.find(), FreePort.find());
    }

    String address() {
      return "127.0.0.1:" + port;
    }

    String voter() {
      return number + "@127.0.0.1:" + controllerPort;
    }

    String settings() {
      return """
      node.id=%d
      listeners=CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
      log.dirs=%s
      """
          .formatted(number, port, controllerPort, directory.resolve("data"));
    }

    ChildProcess format(String clusterId, String settings) {
      try {
        Files.createDirectories(directory);
        Files.writeString(file(), settings);
      } catch (IOException e) {
        throw new UncheckedIOException("writing " + file(), e);
      }
      return program("kafka.tools.StorageTool", "-Xmx64m")
          .start("format-" + port, List.of("format", "-t", clusterId, "-c", file().toString()));
    }

    ChildProcess run() {
      return program("kafka.Kafka", "-Xmx256m")
          .start("cluster-" + port, List.of(file().toString()));
    }

    private Path file() {
      return directory.resolve("server.properties");
    }

    private static JavaProgram program(String mainClass, String heap) {
      return JavaProgram.ofTests(mainClass, heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }
  }
}
