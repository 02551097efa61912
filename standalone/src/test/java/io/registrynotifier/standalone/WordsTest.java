package io.registrynotifier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Format;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {
  @ParameterizedTest
  @CsvSource({"PT168H, 7d", "PT2H, 2h", "PT90M, 90m", "PT1.5S, 1500ms", "PT10S, 10s", "PT0S, 0s"})
  void duration_isWritten_inTheLargestUnitThatDividesIt(Duration duration, String text) {
    // Given // When
    String written = Words.of(duration);

    // Then
    assertThat(written).isEqualTo(text);
  }

  @Test
  void choice_isWritten_asInTheFile() {
    // Given // When
    String written = Words.of(Format.CLOUDEVENTS_BINARY);

    // Then
    assertThat(written).isEqualTo("cloudevents-binary");
  }
}
