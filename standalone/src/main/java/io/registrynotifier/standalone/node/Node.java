package io.registrynotifier.standalone.node;

import io.registrynotifier.broker.BrokerSettings;
import io.registrynotifier.broker.LocalBroker;
import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.producer.app.BridgeApp;
import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.worker.app.WorkerApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * The whole system in one process: broker, bridge and worker.
 *
 * <p>A broker that gives up takes the process with it: nothing could be kept from then on, and
 * whoever watches the process starts it again.
 */
public record Node(RunningProcess process, String bootstrapServers) {
  private static final Duration READY_WITHIN = Duration.ofSeconds(30);

  /** Starts everything and returns when it is ready. */
  public static Node start(NotifierConfig config, HttpSettings http, BrokerSettings broker) {
    return start(config, http, broker, List.of());
  }

  /** The same with parts of the caller's, which are closed after all others. */
  public static Node start(
      NotifierConfig config, HttpSettings http, BrokerSettings settings, List<AutoCloseable> last) {
    LocalBroker broker = startBroker(settings, last);
    List<AutoCloseable> base = new ArrayList<>(List.of(broker));
    base.addAll(last);
    RunningProcess process =
        RunningProcess.start(
            withBroker(config, broker)
                .withLedger(config.ledger().orElse(settings.directory().resolve("ledger"), http)),
            http,
            List.of(BridgeApp::start, WorkerApp::start),
            READY_WITHIN,
            base);
    if (!process.isReady()) {
      LoggerFactory.getLogger(Node.class).warn("not ready yet, see /readyz");
    }
    return new Node(process, broker.bootstrapServers());
  }

  private static LocalBroker startBroker(BrokerSettings settings, List<AutoCloseable> last) {
    try {
      return LocalBroker.start(settings, Node::brokerFailed);
    } catch (RuntimeException failure) {
      last.forEach(RunningProcess::closeQuietly);
      throw failure;
    }
  }

  /** What the file says of a cluster elsewhere is not for a process that brings its own. */
  private static NotifierConfig withBroker(NotifierConfig config, LocalBroker broker) {
    return new NotifierConfig(
        new ClientProperties(Map.of("bootstrap.servers", broker.bootstrapServers())),
        config.topics(),
        config.http(),
        config.includeReferences(),
        config.endpoints(),
        config.bridge(),
        config.worker(),
        config.api(),
        config.ledger(),
        config.directory());
  }

  private static void brokerFailed(String cause) {
    LoggerFactory.getLogger(Node.class)
        .atError()
        .addKeyValue("error", cause)
        .log("the broker gave up, ending the process");
    Runtime.getRuntime().halt(1);
  }
}
