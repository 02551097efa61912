package io.registrynotifier.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.client.CollectorRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MetricCatalogTest {
  @Test
  void page_hasOneLineForEachMetric_underItsCatalog() {
    // Given
    MetricCatalog bridge =
        MetricCatalog.of(
            "Bridge",
            Metric.counter("a_total", "Events taken.", "result"),
            Metric.histogram("b_seconds", "Seconds."));

    // When
    String page = MetricCatalog.page(List.of(bridge));

    // Then
    assertThat(page)
        .endsWith(
            """

            ## Bridge

            | metric | type | labels | what it says |
            |---|---|---|---|
            | `a_total` | counter | result | Events taken. |
            | `b_seconds` | histogram |  | Seconds. |
            """);
  }

  @Test
  void metric_isShownUnderItsOwnName_whenRegistered() {
    // Given
    ProcessMetrics metrics = ProcessMetrics.create();
    CollectorRegistry registry = metrics.registry();

    // When
    Metric.counter("a_total", "A.", "kind").counterIn(metrics).labels("x").inc(2);
    Metric.gauge("b_total", "A gauge may be named so.").gaugeIn(metrics).set(3);
    Metric.histogram("c_seconds", "C.").histogramIn(metrics, 1, 2).observe(1.5);

    // Then
    assertThat(registry.getSampleValue("a_total", new String[] {"kind"}, new String[] {"x"}))
        .isEqualTo(2);
    assertThat(registry.getSampleValue("b_total")).isEqualTo(3);
    assertThat(
            registry.getSampleValue("c_seconds_bucket", new String[] {"le"}, new String[] {"2.0"}))
        .isEqualTo(1);
  }

  @Test
  void counter_isRefused_whenItsNameWouldChangeOnThePage() {
    // Given
    String name = "a_count";

    // When
    // Then
    assertThatThrownBy(() -> Metric.counter(name, "A."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("counter a_count: expected a name in _total");
  }
}
