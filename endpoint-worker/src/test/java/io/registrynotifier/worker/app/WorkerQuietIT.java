package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.testkit.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that forgets the offsets of quiet groups after a minute. Both protocols wait for it
 * together.
 */
final class WorkerQuietIT {
  private static final Map<String, String> FORGETFUL =
      Map.of("offsets.retention.minutes", "1", "offsets.retention.check.interval.ms", "1000");
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration FORGOTTEN = Duration.ofSeconds(150);
  private static final Duration SEVERAL_CHECKS = Duration.ofSeconds(4);
  private static final String WITNESS = "witness";

  @TempDir private Path directory;

  @Test
  void places_areKeptLongerThanTheBrokerKeepsOffsets_ofQuietParkedAndDisabledEndpoints() {
    try (TestBroker broker = TestBroker.own(directory, FORGETFUL)) {
      List<QuietEndpoints> all =
          Stream.of(GroupProtocol.values())
              .map(protocol -> QuietEndpoints.start(broker.bootstrapServers(), protocol))
              .toList();
      try {
        keepsPlaces(all);
      } finally {
        all.forEach(QuietEndpoints::close);
      }
    }
  }

  private static void keepsPlaces(List<QuietEndpoints> all) {
    // Given
    all.forEach(QuietEndpoints::fallSilent);
    List<Map<String, Long>> offsets = all.stream().map(QuietEndpoints::offsets).toList();
    List<String> stories = all.stream().map(QuietEndpoints::storyOfTheDisabled).toList();
    KafkaSide kafka = all.get(0).kafka();
    kafka.commit(WITNESS, 0, new OffsetAndMetadata(1));
    // When
    await().atMost(FORGOTTEN).until(() -> kafka.committed(WITNESS).isEmpty());
    all.forEach(QuietEndpoints::stop);
    // Then
    await()
        .during(SEVERAL_CHECKS)
        .atMost(DEADLINE)
        .untilAsserted(
            () -> {
              assertThat(all).map(QuietEndpoints::offsets).isEqualTo(offsets);
              assertThat(all).map(QuietEndpoints::storyOfTheDisabled).isEqualTo(stories);
            });
    all.forEach(QuietEndpoints::enableAndVerify);
  }
}
