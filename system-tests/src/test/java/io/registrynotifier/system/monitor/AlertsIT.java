package io.registrynotifier.system.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.testkit.process.NotifierProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus with our rules, a second for every minute, calls somebody when it should, for
 * what it should, and no longer than it should.
 */
final class AlertsIT {
  private static final String TROUBLED = "endpoint=\"troubled\"";

  private static final Parts PARTS = new Parts();

  @TempDir private static Path directory;
  private static MonitoredSystem system;

  private AlertHistory history;

  @BeforeAll
  static void start() {
    system = MonitoredSystem.start(directory, PARTS);
  }

  @AfterAll
  static void stop() throws Exception {
    PARTS.closeAll();
  }

  @BeforeEach
  void begin() {
    AlertHistory.begin(system.prometheus()).awaitNone();
    history = AlertHistory.begin(system.prometheus());
  }

  @Test
  void alerts_arePendingThenFiringThenOver_whenAReceiverWasDown() {
    // Given
    List<String> expected =
        List.of(
            "EndpointFailing", "PendingGrowing", "OldestPendingTooOld", "RetentionDeadlineNear");

    // When
    system.troubled().refuse();
    expected.forEach(alert -> history.awaitFiring(alert, TROUBLED));
    system.troubled().welcome();
    history.awaitNone();

    // Then
    expected.forEach(alert -> history.report("receiver down", alert, TROUBLED));
    assertThat(expected)
        .allSatisfy(
            alert ->
                assertThat(history.pending(alert, TROUBLED).first())
                    .isLessThan(history.firing(alert, TROUBLED).first()));
    assertThat(history.fired(TROUBLED)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(history.fired("endpoint=\"healthy\"")).isEmpty();
  }

  @Test
  void alerts_tellThatKafkaIsAway_untilItIsBack() {
    // Given
    String atTheBridge = "service=\"bridge\"";
    String refused = "reason=\"kafka_unavailable\"";

    // When
    system.broker().kill();
    history.awaitFiring("KafkaAway", atTheBridge);
    history.awaitFiring("KafkaAway", "service=\"worker\"");
    history.awaitFiring("BridgeRefusing", refused);
    system.broker().restart();
    history.awaitNone();

    // Then
    history.report("broker killed", "KafkaAway", atTheBridge);
    history.report("broker killed", "BridgeRefusing", refused);
    assertThat(history.pending("KafkaAway", atTheBridge).first())
        .isLessThan(history.firing("KafkaAway", atTheBridge).first());
    assertThat(history.fired("alertname!=\"\"")).doesNotContain("EndpointFailing", "EventsLost");
  }

  @Test
  void alerts_tellThatNobodyServesTheEndpoints_untilWorkersAreBack() {
    // Given
    String workersJob = "job=\"registry-notifier-worker\"";

    // When
    system.workers().forEach(NotifierProcess::kill);
    history.awaitFiring("EndpointUnserved", TROUBLED);
    history.awaitFiring("EndpointUnserved", "endpoint=\"healthy\"");
    history.awaitFiring("ProcessDown", workersJob);
    system.workers().forEach(NotifierProcess::restart);
    history.awaitNone();

    // Then
    history.report("workers killed", "EndpointUnserved", TROUBLED);
    history.report("workers killed", "ProcessDown", workersJob);
    assertThat(history.pending("EndpointUnserved", TROUBLED).first())
        .isLessThan(history.firing("EndpointUnserved", TROUBLED).first());
    assertThat(history.fired("alertname!=\"\"")).doesNotContain("EndpointFailing", "EventsLost");
  }
}
