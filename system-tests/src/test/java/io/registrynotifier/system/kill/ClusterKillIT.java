package io.registrynotifier.system.kill;

import io.registrynotifier.system.kill.Scenario.Protocol;
import io.registrynotifier.testkit.process.BrokerCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three brokers of which any one may die, and everything else besides. */
final class ClusterKillIT {
  private static final KillOptions OPTIONS = KillOptions.fromProperties();

  /** A commit may wait until another broker leads and the members have found it. */
  private static final Duration FAILOVER = Duration.ofSeconds(20);

  @TempDir private static Path directory;
  private static BrokerCluster brokers;

  private final Random random = OPTIONS.random();

  @BeforeAll
  static void startBrokers() {
    brokers = BrokerCluster.start(directory.resolve("kafka"));
  }

  @AfterAll
  static void closeBrokers() {
    brokers.close();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void promises_holdWithoutARepeat_whenOneBrokerAtATimeIsLost(Protocol protocol) {
    // Given
    Scenario scenario =
        Scenario.of("cluster", "three brokers, one at a time killed", 2).patient().with(protocol);

    // When
    List<Step> kills = Turns.ofBrokers(3, 2).over(random, OPTIONS.duration());

    // Then
    hold(scenario, kills);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void promises_hold_whenEverythingHappensTogether(Protocol protocol) {
    // Given
    Scenario scenario =
        Scenario.of("together", "all of it together, three brokers", 3)
            .withUnrecorded(FAILOVER)
            .with(protocol);

    // When
    List<Step> everything =
        Stream.of(
                Turns.ofBrokers(3, 2).over(random, OPTIONS.duration()),
                Turns.ofKilledWorkers().over(random, OPTIONS.duration()),
                Mood.over(random, OPTIONS.duration()))
            .flatMap(List::stream)
            .toList();

    // Then
    hold(scenario, everything);
  }

  private static void hold(Scenario scenario, List<Step> steps) {
    Trial.hold(scenario, brokers, directory, OPTIONS, steps);
  }
}
