package io.registrynotifier.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.system.report.Report;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The three brokers with TLS and SCRAM. */
final class ComposeClusterIT {
  private static final Map<String, String> SECRETS =
      Map.of(
          "SCRAM_BROKER_PASSWORD", "of-the-brokers",
          "SCRAM_BRIDGE_PASSWORD", "of-the-bridge",
          "SCRAM_WORKER_PASSWORD", "of-the-worker",
          "STORE_PASSWORD", "of-the-stores",
          "CLUSTER_API_TOKEN", "of-the-people-on-call",
          "DIRECTORY_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

  @Test
  void events_goOn_whenOneOfThreeBrokersDies() {
    try (Composition all =
        Composition.of(
            "notifier-cluster-it",
            List.of("docker-compose.yml", "docker-compose.cluster.yml"),
            SECRETS)) {
      // Given
      long begun = System.nanoTime();
      all.build();
      all.up();
      try (ComposedRegistry registry = ComposedRegistry.of(all, 2)) {
        registry.use(40);
        registry.awaitDelivered();

        // When
        registry.useDuring("kill", "--signal", "KILL", all.containers("kafka-2").get(0));
        registry.use(40);
        Arrivals arrived = registry.awaitDelivered();

        // Then
        assertThat(arrived.events()).isEqualTo(registry.published()).isGreaterThan(100);
        assertThatStrangersAreRefused(all);
        Report.line(
            "compose: one of three brokers killed: %d events, 0 lost, %d repeated, %d s in all"
                .formatted(
                    registry.published(),
                    arrived.repeats(),
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds()));
      }
    }
  }

  /** A client that does not speak TLS gets nowhere; one that could would still need a password. */
  private static void assertThatStrangersAreRefused(Composition all) {
    String topics =
        "timeout 8 /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --list"
            + " || echo refused";
    String broker = all.containers("kafka-3").get(0);
    assertThat(all.docker("exec", broker, "bash", "-c", topics)).endsWith("refused");
  }
}
