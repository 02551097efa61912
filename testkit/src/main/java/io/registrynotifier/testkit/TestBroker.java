package io.registrynotifier.testkit;

import io.registrynotifier.testkit.proxy.FaultyProxy;
import java.nio.file.Path;
import java.util.Map;

/**
 * A broker of a test's own, that goes through what brokers go through. Its address stays the same
 * whatever happens to it, and its data outlives a stop.
 *
 * <p>Used by one test thread; clients of any thread see the effects.
 */
public interface TestBroker extends AutoCloseable {

  /** A running broker of the kind that this run is told to use. */
  static TestBroker own(Path directory) {
    return own(directory, Map.of());
  }

  /** A running broker of that kind, with broker properties that win over ours. */
  static TestBroker own(Path directory, Map<String, String> properties) {
    return BrokerKind.chosen().start(directory, properties);
  }

  /** The address for clients, {@code host:port}. */
  String bootstrapServers();

  /** The way that clients take to it, on which things may go wrong. */
  FaultyProxy network();

  /** Starts it again after {@link #stop}; returns when clients can use it. */
  void start();

  /** Stops it in order: clients find nobody at its address. */
  void stop();

  /** Leaves connections open and answers nothing, as a stalled machine does. */
  void pause();

  /** Ends a {@link #pause}; what was sent meanwhile is answered now. */
  void resume();

  /** Stops it for good. Idempotent. */
  @Override
  void close();
}
