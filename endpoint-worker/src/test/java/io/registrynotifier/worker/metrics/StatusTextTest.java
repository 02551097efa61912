package io.registrynotifier.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusTextTest {
  @ParameterizedTest
  @CsvSource({
    "200, '200 OK'",
    "202, '202 Accepted'",
    "204, '204 No Content'",
    "413, '413 Request Entity Too Large'",
    "418, '418 I''m a teapot'",
    "429, '429 Too Many Requests'",
    "503, '503 Service Unavailable'",
    "599, '599 '",
    "299, '299 '",
    "306, '306 '"
  })
  void statusText_isWhatTheRegistryWrites(int status, String text) {
    // Given
    // When
    String found = StatusText.of(status);

    // Then
    assertThat(found).isEqualTo(text);
  }
}
