package io.registrynotifier.worker.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Retry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void backoff_doublesUpToTheLongest_withoutJitter() {
    // Given
    Backoff backoff = backoff(SECOND, Duration.ofSeconds(20), 0);

    // When
    List<Long> waits = new ArrayList<>();
    for (int failures = 1; failures <= 8; failures++) {
      waits.add(backoff.after(failures).toSeconds());
    }

    // Then
    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 20L, 20L, 20L);
  }

  @Test
  void backoff_staysAtTheLongest_whenFailuresAreBeyondCounting() {
    // Given
    Backoff backoff = backoff(Duration.ofNanos(1), Duration.ofNanos(Long.MAX_VALUE), 1);

    for (int failures : new int[] {62, 63, 64, 65, 1_000, Integer.MAX_VALUE}) {
      // When
      Duration wait = backoff.after(failures);

      // Then
      assertThat(wait).as("%d failures", failures).isGreaterThan(Duration.ofDays(25_000));
      assertThat(wait.toNanos()).as("%d failures", failures).isPositive();
    }
  }

  @Test
  void backoff_addsNoMoreThanTheJittersShare_andUsesAllOfIt() {
    // Given
    Backoff backoff = backoff(SECOND, Duration.ofMinutes(1), 0.2);
    TreeSet<Duration> waits = new TreeSet<>();

    // When
    for (int i = 0; i < 10_000; i++) {
      waits.add(backoff.after(3));
    }

    // Then
    assertThat(waits.first()).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4_010));
    assertThat(waits.last()).isBetween(Duration.ofMillis(4_790), Duration.ofMillis(4_800));
  }

  @Test
  void longest_isNeverExceeded_byAnyWait() {
    // Given
    Backoff backoff = backoff(SECOND, Duration.ofMinutes(1), 0.5);

    for (int i = 0; i < 1_000; i++) {
      // When
      Duration wait = backoff.after(1 + i % 40);

      // Then
      assertThat(wait).isBetween(SECOND, backoff.longest());
    }
    assertThat(backoff.longest()).isEqualTo(Duration.ofSeconds(90));
  }

  private static Backoff backoff(Duration first, Duration longest, double jitter) {
    Retry retry = new Retry(first, longest, jitter, OptionalInt.empty(), Optional.empty(), SECOND);
    return new Backoff(retry, new Random(1));
  }
}
