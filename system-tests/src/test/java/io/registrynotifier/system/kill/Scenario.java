package io.registrynotifier.system.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A system to do things to.
 *
 * @param name of its topics and endpoints: several scenarios may use the same brokers
 * @param fault what will be done, in words for the report
 * @param workers how many run at the beginning
 * @param protocol how Kafka keeps the groups
 * @param session how long a classic group waits for a member that is silent
 * @param unrecorded how long before a death what was done may have gone unrecorded
 * @param late how long after a death the same
 * @param maxExcused the share of all deliveries, at most, that may come twice without breaking a
 *     promise: 1 where deaths follow upon each other
 */
record Scenario(
    String name,
    String fault,
    int workers,
    Protocol protocol,
    Duration session,
    Duration unrecorded,
    Duration late,
    double maxExcused) {
  static final int PARTITIONS = 6;

  private static final Duration SESSION = Duration.ofSeconds(6);

  /** Kafka's own default. */
  private static final Duration LONG_SESSION = Duration.ofSeconds(45);

  /**
   * Commits are a second apart, but Kafka's client makes none while a classic group waits for a
   * member that died; the rest is for a machine that is busy.
   */
  private static final Duration SOON = SESSION.plusSeconds(3);

  /** What was sent may be read from a socket when its sender is dead. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /** Commits are a second apart; the rest is for a machine that is busy. */
  private static final Duration A_COMMIT = Duration.ofSeconds(4);

  private static final double MOST_ARE_WATCHED = 0.5;

  /** How Kafka keeps groups. */
  enum Protocol {
    CLASSIC,
    CONSUMER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Scenario of(String name, String fault, int workers) {
    return new Scenario(name, fault, workers, Protocol.CLASSIC, SESSION, SOON, AT_ONCE, 1);
  }

  Scenario with(Protocol newProtocol) {
    return new Scenario(
        name + "-" + newProtocol,
        fault + ", " + newProtocol + " protocol",
        workers,
        newProtocol,
        session,
        unrecorded,
        late,
        maxExcused);
  }

  /**
   * Commits wait for brokers that die, and for the groups to come together when they are back: what
   * is delivered meanwhile may be forgotten, before and after.
   */
  Scenario withUnrecorded(Duration newUnrecorded) {
    return new Scenario(
        name, fault, workers, protocol, session, newUnrecorded, newUnrecorded, maxExcused);
  }

  /**
   * All is well whenever a worker dies, so that no more is forgotten than since the last commit.
   */
  Scenario apart() {
    return new Scenario(
        name, fault, workers, protocol, session, A_COMMIT, AT_ONCE, MOST_ARE_WATCHED);
  }

  /** Brokers die for less than a session: whoever lives on forgets nothing at all. */
  Scenario patient() {
    return new Scenario(
        name, fault, workers, protocol, LONG_SESSION, Duration.ZERO, Duration.ZERO, 0);
  }

  /** Whether repeats are looked for between the deaths. */
  boolean isWatched() {
    return maxExcused < 1;
  }

  /** The configuration of bridge and workers. */
  Path write(Path directory, String bootstrapServers, List<OwedEndpoint> endpoints) {
    String yaml =
        """
        kafka: {bootstrap.servers: "%s"%s}
        topics: {prefix: %s, partitions: %d}
        worker: {groupprotocol: %s}
        notifications:
          endpoints:
        %s
        """
            .formatted(
                bootstrapServers,
                sessions(),
                name,
                PARTITIONS,
                protocol,
                endpoints.stream()
                    .map(each -> "    - " + each.yaml())
                    .collect(Collectors.joining("\n")));
    try {
      return Files.writeString(directory.resolve(name + ".yml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("writing the configuration", e);
    }
  }

  /** Those of a KIP-848 group are the brokers'. */
  private String sessions() {
    return protocol == Protocol.CONSUMER
        ? ""
        : ", session.timeout.ms: %d, heartbeat.interval.ms: 1500".formatted(session.toMillis());
  }
}
