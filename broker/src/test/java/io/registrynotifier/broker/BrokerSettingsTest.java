package io.registrynotifier.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BrokerSettingsTest {
  private static final BrokerSettings SETTINGS = BrokerSettings.in(Path.of("data"));

  @Test
  void settings_refuseAPort_whenNoSocketHasIt() {
    // Given // When // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withAddress("127.0.0.1", 65_536))
        .withMessage("broker port 65536: expected 0 to 65535");
  }

  @Test
  void settings_refuseAFlush_whenItIsNegative() {
    // Given // When // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withFlush(Duration.ofMillis(-1)))
        .withMessage("broker flush PT-0.001S: expected 0 or more");
  }

  @Test
  void settings_keepEarlierProperties_whenMoreAreGiven() {
    // Given
    BrokerSettings first = SETTINGS.withProperties(Map.of("a", "1", "b", "1"));

    // When
    BrokerSettings second = first.withProperties(Map.of("b", "2"));

    // Then
    assertThat(second.properties()).isEqualTo(Map.of("a", "1", "b", "2"));
  }
}
