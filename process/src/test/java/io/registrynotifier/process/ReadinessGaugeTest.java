package io.registrynotifier.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReadinessGaugeTest {
  private final FakeService bridge = new FakeService("bridge");
  private final FakeService worker = new FakeService("worker");

  @Test
  void gauge_tellsServicesApart_whenOneHasAProblem() {
    // Given
    CollectorRegistry registry = new CollectorRegistry();
    new ReadinessGauge(List.of(bridge, worker)).register(registry);

    // When
    bridge.problem.set(Optional.of("no broker reached"));

    // Then
    assertThat(ready(registry, "bridge")).isZero();
    assertThat(ready(registry, "worker")).isEqualTo(1);
  }

  @Test
  void gauge_isOneAgain_whenTheProblemIsGone() {
    // Given
    CollectorRegistry registry = new CollectorRegistry();
    new ReadinessGauge(List.of(bridge)).register(registry);
    bridge.problem.set(Optional.of("no broker reached"));

    // When
    bridge.problem.set(Optional.empty());

    // Then
    assertThat(ready(registry, "bridge")).isEqualTo(1);
  }

  private static double ready(CollectorRegistry registry, String service) {
    return registry.getSampleValue(
        "registry_notifications_ready",
        new String[] {"service", "check"},
        new String[] {service, "kafka"});
  }
}
