package io.registrynotifier.system.kill;

import io.registrynotifier.testkit.receiver.WebhookReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * A system to do things to.
 *
 * @param name of its topics and endpoints: several scenarios may use the same brokers
 * @param fault what will be done, in words for the report
 * @param workers how many run at the beginning
 * @param protocol how Kafka keeps the groups
 * @param unrecorded how long before a death what was done may have gone unrecorded
 * @param late how long after a death the same
 */
record Scenario(
    String name, String fault, int workers, Protocol protocol, Duration unrecorded, Duration late) {
  static final int PARTITIONS = 6;
  static final int ATTEMPTS = 4;

  /**
   * Commits are a second apart, but Kafka's client makes none while a classic group waits for a
   * member that died; the rest is for a machine that is busy.
   */
  private static final Duration SOON = Duration.ofSeconds(6 + 3);

  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /** How Kafka keeps groups; a dead member of a classic group is missed after six seconds. */
  enum Protocol {
    CLASSIC("session.timeout.ms: 6000, heartbeat.interval.ms: 1500"),
    CONSUMER("client.id: kill");

    private final String properties;

    Protocol(String properties) {
      this.properties = properties;
    }
  }

  static Scenario of(String name, String fault, int workers) {
    return new Scenario(name, fault, workers, Protocol.CLASSIC, SOON, AT_ONCE);
  }

  Scenario with(Protocol newProtocol) {
    return new Scenario(name, fault, workers, newProtocol, unrecorded, late);
  }

  /**
   * Commits wait for brokers that die, and for the groups to come together when they are back: what
   * is delivered meanwhile may be forgotten, before and after.
   */
  Scenario withUnrecorded(Duration newUnrecorded) {
    return new Scenario(name, fault, workers, protocol, newUnrecorded, newUnrecorded);
  }

  String plainEndpoint() {
    return name + "-plain";
  }

  String strictEndpoint() {
    return name + "-strict";
  }

  /** The configuration of bridge and workers. */
  Path write(
      Path directory, String bootstrapServers, WebhookReceiver plain, WebhookReceiver strict) {
    String yaml =
        """
        kafka: {bootstrap.servers: "%s", %s}
        topics: {prefix: %s, partitions: %d}
        worker: {groupprotocol: %s}
        notifications:
          endpoints:
            - {name: %s, url: "%s", timeout: 5s, threshold: 5, backoff: 100ms, concurrency: 32,
               retry: {maxbackoff: 1s}}
            - {name: %s, url: "%s", timeout: 5s, threshold: 1000000, backoff: 300ms,
               retry: {maxbackoff: 600ms, attempts: %d}, reject: {action: dead-letter}}
        """
            .formatted(
                bootstrapServers,
                protocol.properties,
                name,
                PARTITIONS,
                protocol.name().toLowerCase(Locale.ROOT),
                plainEndpoint(),
                plain.url(),
                strictEndpoint(),
                strict.url(),
                ATTEMPTS);
    try {
      return Files.writeString(directory.resolve(name + ".yml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("writing the configuration", e);
    }
  }
}
