package io.registrynotifier.testkit.process;

import io.registrynotifier.broker.BrokerSettings;
import io.registrynotifier.broker.LocalBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A Kafka broker in a process of its own, that keeps its address and its data over its deaths.
 *
 * <p>Used by one test thread.
 */
public final class BrokerProcess implements Brokers {
  private static final Duration START = Duration.ofSeconds(60);

  /**
   * A dead member of a KIP-848 group is missed after six seconds instead of 45. A broker that was
   * killed is let in again after four instead of nine, which are more than the sessions of classic
   * groups in tests: they would all be over before a member could say anything.
   */
  private static final Map<String, String> SHORT_SESSIONS =
      Map.of(
          "broker.session.timeout.ms", "4000",
          "broker.heartbeat.interval.ms", "500",
          "group.consumer.min.session.timeout.ms", "6000",
          "group.consumer.session.timeout.ms", "6000",
          "group.consumer.min.heartbeat.interval.ms", "1500",
          "group.consumer.heartbeat.interval.ms", "1500");

  private final Path directory;
  private final int port;
  private ChildProcess process;

  private BrokerProcess(Path directory, int port, ChildProcess process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  /** Starts a broker and returns when it takes connections. */
  public static BrokerProcess start(Path directory) {
    int port = FreePort.find();
    BrokerProcess broker = new BrokerProcess(directory, port, run(directory, port));
    broker.awaitReady();
    return broker;
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** {@code kill -9}. */
  public void kill() {
    process.kill();
  }

  @Override
  public void kill(int broker) {
    kill();
  }

  @Override
  public void comeUp(int broker) {
    process = run(directory, port);
  }

  /** Starts it again after its death. */
  public void restart() {
    comeUp(0);
    awaitReady();
  }

  @Override
  public void close() {
    process.close();
  }

  private void awaitReady() {
    process.await(START, () -> listens(port));
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static ChildProcess run(Path directory, int port) {
    return JavaProgram.ofTests(Main.class, "-Xmx384m")
        .start("broker-" + port, List.of(directory.toString(), Integer.toString(port)));
  }

  /** The broker's process. */
  public static final class Main {
    private Main() {}

    /** Runs a broker on the data directory and the port that are given, until killed. */
    public static void main(String[] arguments) throws InterruptedException {
      BrokerSettings settings =
          BrokerSettings.in(Path.of(arguments[0]))
              .withAddress("127.0.0.1", Integer.parseInt(arguments[1]))
              .withProperties(SHORT_SESSIONS);
      LocalBroker.start(settings);
      new CountDownLatch(1).await();
    }
  }
}
