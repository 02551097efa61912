package io.registrynotifier.worker.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OffsetRefreshTest {
  @ParameterizedTest
  @CsvSource({"PT1M, PT15S", "PT24H, PT6H", "P2D, PT12H", "P7D, PT12H", "P365D, PT12H"})
  void refresh_comesSeveralTimesWithinTheRetention(Duration retention, Duration expected) {
    // When
    Duration refresh = OffsetRefresh.within(retention);

    // Then
    assertThat(refresh).isEqualTo(expected);
  }
}
