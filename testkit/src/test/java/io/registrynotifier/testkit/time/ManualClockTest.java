package io.registrynotifier.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class ManualClockTest {
  @Test
  void clock_andItsOtherZones_moveTogether() {
    // Given
    ManualClock clock = ManualClock.at(Instant.EPOCH);
    Clock other = clock.withZone(ZoneOffset.ofHours(2));

    // When
    clock.advance(Duration.ofSeconds(5));

    // Then
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(5)).isEqualTo(other.instant());
    assertThat(other.getZone()).isEqualTo(ZoneOffset.ofHours(2));
  }
}
