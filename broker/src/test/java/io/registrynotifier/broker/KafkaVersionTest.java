package io.registrynotifier.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KafkaVersionTest {
  @ParameterizedTest(name = "{0} after {1}: {2}")
  @CsvSource({
    "4.4.0,  4.3.1, true",
    "4.10.0, 4.9.0, true",
    "5.0.0,  4.9.0, true",
    "4.3.2,  4.3.1, false",
    "4.3.1,  4.4.0, false",
    "3.9.0,  4.0.0, false",
    "4.4.0-rc1, 4.3.1, true",
    "unknown, 4.3.1, false"
  })
  void version_isAfter_byMajorAndMinorAlone(String one, String other, boolean after) {
    // Given
    KafkaVersion version = KafkaVersion.of(one);

    // When
    boolean answer = version.isAfter(KafkaVersion.of(other));

    // Then
    assertThat(answer).isEqualTo(after);
  }
}
