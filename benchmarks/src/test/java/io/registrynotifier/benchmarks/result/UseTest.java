package io.registrynotifier.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.registrynotifier.benchmarks.result.Use.Look;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UseTest {
  /** The start costs a second; then an event costs 20 us of the side and 5 us of the receiver. */
  private final Use use =
      new Use(
          List.of(
              look(0, 0, 0, 0),
              look(50_000, 2_000, 2_000, 250),
              look(75_000, 2_500, 2_500, 375),
              look(100_000, 3_000, 3_000, 500)));

  @Test
  void whole_includesTheStart() {
    assertThat(use.wholeMicros()).isEqualTo(30, within(1e-9));
  }

  @Test
  void steady_isOfTheLastQuarter() {
    assertThat(use.steadyMicros()).isEqualTo(20, within(1e-9));
  }

  @Test
  void receiver_isAShareOfOneProcessor() {
    assertThat(use.receiverShare()).isEqualTo(0.25, within(1e-9));
  }

  private static Look look(long come, long millis, long sideMillis, long receiverMillis) {
    return new Look(
        come,
        Duration.ofMillis(millis).toNanos(),
        Duration.ofMillis(sideMillis),
        Duration.ofMillis(receiverMillis));
  }
}
