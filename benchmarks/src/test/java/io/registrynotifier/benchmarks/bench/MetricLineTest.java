package io.registrynotifier.benchmarks.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class MetricLineTest {
  private static final String PAGE =
      """
      # TYPE jvm_threads_current gauge
      jvm_threads_current 42.0
      jvm_memory_bytes_used{area="heap",} 1.048576E7
      jvm_memory_bytes_used{area="nonheap",} 5.0
      """;

  @Test
  void value_isThatOfTheSeries() {
    assertThat(MetricLine.value(PAGE, "jvm_threads_current")).isEqualTo(42);
    assertThat(MetricLine.value(PAGE, "jvm_memory_bytes_used{area=\"heap\",}")).isEqualTo(10 << 20);
  }

  @Test
  void value_isRefused_whenThereIsNoSuchSeries() {
    assertThatThrownBy(() -> MetricLine.value(PAGE, "jvm_threads"))
        .hasMessage("no series jvm_threads");
  }
}
