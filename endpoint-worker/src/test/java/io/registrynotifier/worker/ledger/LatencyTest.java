package io.registrynotifier.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class LatencyTest {
  @Test
  void bucket_isNeverMoreThanAQuarterTooWide() {
    int last = -1;
    for (long millis = 0; millis < 4_000_000; millis += 1 + millis / 500) {
      // Given
      // When
      int bucket = Latency.bucket(millis);

      // Then
      assertThat(bucket).as("%d ms", millis).isBetween(Math.max(0, last), last + 1);
      if (bucket < Latency.BUCKETS - 1) {
        assertThat(Latency.most(bucket)).as("%d ms", millis).isBetween(millis, millis + millis / 4);
      }
      last = bucket;
    }
    assertThat(last).isEqualTo(Latency.BUCKETS - 1);
  }

  @Test
  void percentile_isTheBucketOfThatRank() {
    // Given
    Latency latency =
        new Latency(new TreeMap<>(Map.of(Latency.bucket(1), 98L, Latency.bucket(1_000), 2L)));

    // When
    long half = latency.percentile(50);
    long most = latency.percentile(99);

    // Then
    assertThat(half).isEqualTo(1);
    assertThat(most).isBetween(1_000L, 1_250L);
    assertThat(Latency.NONE.percentile(99)).isZero();
  }
}
