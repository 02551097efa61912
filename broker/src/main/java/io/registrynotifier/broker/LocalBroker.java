package io.registrynotifier.broker;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.utils.AppInfoParser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker in this process, running from {@link #start} to {@link #close}: formatted on
 * the first start, found again with everything in it on every later one.
 *
 * <p>Thread-safe. What it has acknowledged outlives the death of the process; the loss of power it
 * outlives as {@link BrokerSettings#flush} says, as a single node has nobody else to keep a copy.
 * Its address is kept across restarts; its controller's is not, since only the broker itself uses
 * it. Whatever can go wrong on the way up is a {@link BrokerException} of one line.
 */
public final class LocalBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalBroker.class);

  private final DataDirectory data;
  private final KafkaNode node;
  private final BrokerFailure onFailure;
  private final String bootstrapServers;
  private final AtomicBoolean closed = new AtomicBoolean();

  private LocalBroker(
      DataDirectory data, KafkaNode node, BrokerFailure onFailure, String bootstrapServers) {
    this.data = data;
    this.node = node;
    this.onFailure = onFailure;
    this.bootstrapServers = bootstrapServers;
  }

  /** Starts a broker and returns when clients can use it. */
  public static LocalBroker start(BrokerSettings settings, BrokerFailure onFailure) {
    DataDirectory data = DataDirectory.open(settings.directory(), AppInfoParser.getVersion());
    try {
      int port = port(settings, data);
      data.record(data.marker().withPort(port));
      Format.ensure(data);
      KafkaNode node = KafkaNode.start(KafkaProperties.of(settings, data, port, Ports.free()));
      Exits.listen(onFailure);
      String address = settings.advertised().orElse(settings.host() + ":" + port);
      LOG.atInfo()
          .addKeyValue("directory", data)
          .addKeyValue("address", address)
          .log("broker started");
      return new LocalBroker(data, node, onFailure, address);
    } catch (RuntimeException failure) {
      data.close();
      throw failure;
    }
  }

  /** Starts a broker whose later failure is only logged. */
  public static LocalBroker start(BrokerSettings settings) {
    return start(settings, cause -> {});
  }

  /** The address for clients, {@code host:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** The port that it listens on. */
  public int port() {
    return data.marker().port();
  }

  /** Given on the first start, the same ever after. */
  public String clusterId() {
    return data.marker().clusterId();
  }

  /** Stops in order and gives the directory free. Idempotent. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    Exits.forget(onFailure);
    try (data) {
      node.close();
    }
    LOG.atInfo().addKeyValue("directory", data).log("broker stopped");
  }

  private static int port(BrokerSettings settings, DataDirectory data) {
    int wanted = settings.port() == 0 ? data.marker().port() : settings.port();
    int port = wanted == 0 ? Ports.free() : wanted;
    Ports.requireFree(settings.host(), port);
    return port;
  }
}
