package io.registrynotifier.system.kill;

import io.registrynotifier.system.kill.Scenario.Protocol;
import io.registrynotifier.testkit.process.BrokerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever befalls one part, nothing is lost, nothing overtakes, nothing recorded is repeated. */
final class KillIT {
  private static final KillOptions OPTIONS = KillOptions.fromProperties();

  private static final KillOptions LONGER = OPTIONS.longer();

  /**
   * The groups come together again after the broker is back, and commit nothing before; on a busy
   * machine the next kill may come first.
   */
  private static final Duration UNRECORDED_BETWEEN_KILLS = Duration.ofSeconds(15);

  @TempDir private static Path directory;
  private static BrokerProcess broker;

  private final Random random = OPTIONS.random();

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start(directory.resolve("kafka"));
  }

  @AfterAll
  static void closeBroker() {
    broker.close();
  }

  @Test
  void promises_hold_whenWorkersAreKilledAndStarted() {
    // Given
    Scenario scenario = Scenario.of("kills", "workers killed (kill -9) and started", 3);

    // When
    List<Step> kills = Turns.ofKilledWorkers().over(random, OPTIONS.duration());

    // Then
    hold(scenario, kills);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void nothingRecorded_isRepeated_whenWorkersAreKilledOneByOne(Protocol protocol) {
    // Given
    Scenario scenario =
        Scenario.of("apart", "workers killed (kill -9) one by one", 3).apart().with(protocol);

    // When
    List<Step> kills = Turns.ofKilledWorkersApart().over(random, LONGER.duration());

    // Then
    hold(scenario, LONGER, kills);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void promises_holdWithoutARepeat_whenPartitionsMove(Protocol protocol) {
    // Given
    Scenario scenario = Scenario.of("moves", "workers stopped and started", 2).with(protocol);

    // When
    List<Step> moves = Turns.ofStoppedWorkers().over(random, OPTIONS.duration());

    // Then
    hold(scenario, moves);
  }

  @Test
  void promises_hold_whenTheBrokerIsKilledAndStarted() {
    // Given
    Scenario scenario =
        Scenario.of("broker", "broker killed (kill -9) and started", 2)
            .withUnrecorded(UNRECORDED_BETWEEN_KILLS);

    // When
    List<Step> kills = Turns.ofBrokers(1, 0).over(random, OPTIONS.duration());

    // Then
    hold(scenario, kills);
  }

  @Test
  void nothing_isRepeated_whenTheBrokerIsAwayForLessThanASession() {
    // Given
    Scenario scenario =
        Scenario.of("broker-apart", "broker killed (kill -9) for less than a session", 2).patient();

    // When
    List<Step> kills = Turns.ofOneBrokerApart().over(random, LONGER.duration());

    // Then
    hold(scenario, LONGER, kills);
  }

  @Test
  void promises_hold_whenTheReceiverFlaps() {
    // Given
    Scenario scenario = Scenario.of("flapping", "receiver flaps: 200, 500, 429, reset, hang", 2);

    // When
    List<Step> moods = Mood.over(random, OPTIONS.duration());

    // Then
    hold(scenario, moods);
  }

  private static void hold(Scenario scenario, List<Step> steps) {
    hold(scenario, OPTIONS, steps);
  }

  private static void hold(Scenario scenario, KillOptions options, List<Step> steps) {
    Trial.hold(scenario, broker, directory, options, steps);
  }
}
