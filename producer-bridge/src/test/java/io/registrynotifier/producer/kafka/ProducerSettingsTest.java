package io.registrynotifier.producer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

final class ProducerSettingsTest {
  @Test
  void settings_keepTheGuarantee_whateverTheOperatorSets() {
    // Given
    Map<String, String> weak =
        Map.of(
            "acks", "0",
            "enable.idempotence", "false",
            "transactional.id", "t",
            "partitioner.ignore.keys", "true");

    // When
    Map<String, Object> settings = ProducerSettings.of(weak);

    // Then
    assertThat(settings)
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("partitioner.ignore.keys", false)
        .doesNotContainKey("transactional.id");
  }

  @Test
  void settings_areBoundedAndCompressed_unlessTheOperatorSetsThem() {
    // Given
    Map<String, String> own = Map.of("bootstrap.servers", "a:1", "delivery.timeout.ms", "20000");

    // When
    Map<String, Object> settings = ProducerSettings.of(own);

    // Then
    assertThat(settings)
        .containsEntry("bootstrap.servers", "a:1")
        .containsEntry("delivery.timeout.ms", "20000")
        .containsEntry("max.block.ms", 2_000)
        .containsEntry("compression.type", "lz4");
  }

  @Test
  void writes_waitForOneRequest_howeverLongTheOperatorLetsItTake() {
    // Given
    Map<String, String> slow = Map.of("request.timeout.ms", "30000", "linger.ms", "50");

    // When
    Map<String, Object> settings = ProducerSettings.of(slow);
    Map<String, Object> usual = ProducerSettings.of(Map.of());

    // Then
    assertThat(settings).containsEntry("delivery.timeout.ms", 30_050);
    assertThat(usual).containsEntry("delivery.timeout.ms", 10_000);
  }

  @Test
  void settings_areRefused_whenAWriteCouldNotWaitForOneRequest() {
    // Given
    Map<String, String> hasty = Map.of("delivery.timeout.ms", "3000");

    // When
    // Then
    assertThatThrownBy(() -> ProducerSettings.of(hasty))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("delivery.timeout.ms")
        .hasMessageContaining("4000");
  }

  @Test
  void settings_leaveOutWhatIsForOtherClients_andHandOnWhatNobodyKnows() {
    // Given
    Map<String, String> mixed = Map.of("max.poll.records", "5", "my.plugin.key", "value");

    // When
    Map<String, Object> settings = ProducerSettings.of(mixed);

    // Then
    assertThat(settings)
        .doesNotContainKey("max.poll.records")
        .containsEntry("my.plugin.key", "value");
  }

  @Test
  void settings_nameTheProperty_whenItsValueCannotBe() {
    // Given
    Map<String, String> wrong = Map.of("linger.ms", "soon");

    // When
    // Then
    assertThatThrownBy(() -> ProducerSettings.of(wrong))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("linger.ms");
  }
}
