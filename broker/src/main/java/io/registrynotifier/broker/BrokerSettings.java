package io.registrynotifier.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a broker listens and keeps its data.
 *
 * @param directory made when missing; nobody else's
 * @param host the address to listen on, and the one that clients are told
 * @param port 0 for one that is free on the first start and kept, in the directory, from then on
 * @param advertised {@code host:port} that clients are told instead, when something stands between
 * @param flush how long an acknowledged record may be in the operating system's memory only: it
 *     outlives the death of the process at once, the loss of power only after this time; zero
 *     leaves it to the operating system
 * @param properties broker properties that win over ours
 */
public record BrokerSettings(
    Path directory,
    String host,
    int port,
    Optional<String> advertised,
    Duration flush,
    Map<String, String> properties) {

  /** Refuses what no broker could use. */
  public BrokerSettings {
    if (host.isEmpty()) {
      throw new IllegalArgumentException("broker address without a host");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("broker port " + port + ": expected 0 to 65535");
    }
    if (flush.isNegative()) {
      throw new IllegalArgumentException("broker flush " + flush + ": expected 0 or more");
    }
    properties = Map.copyOf(properties);
  }

  /** On loopback, on a port of its own, flushed every second. */
  public static BrokerSettings in(Path directory) {
    return new BrokerSettings(
        directory, "127.0.0.1", 0, Optional.empty(), Duration.ofSeconds(1), Map.of());
  }

  /** The same on another address. */
  public BrokerSettings withAddress(String newHost, int newPort) {
    return new BrokerSettings(directory, newHost, newPort, advertised, flush, properties);
  }

  /** The same with another address told to clients. */
  public BrokerSettings withAdvertised(String hostAndPort) {
    return new BrokerSettings(directory, host, port, Optional.of(hostAndPort), flush, properties);
  }

  /** The same with another flush interval. */
  public BrokerSettings withFlush(Duration newFlush) {
    return new BrokerSettings(directory, host, port, advertised, newFlush, properties);
  }

  /** The same with these broker properties besides those already set. */
  public BrokerSettings withProperties(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(properties);
    all.putAll(more);
    return new BrokerSettings(directory, host, port, advertised, flush, all);
  }
}
