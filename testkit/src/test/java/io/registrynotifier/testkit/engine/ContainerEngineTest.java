package io.registrynotifier.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

final class ContainerEngineTest {
  private static final Map<String, String> NOBODY = Map.of("DOCKER_HOST", "tcp://127.0.0.1:1");
  private static final List<String> IMAGES = List.of("notifier-ci/none");

  @Test
  void engine_skipsTheTestSoon_whenNobodyAnswers() {
    // Given
    long started = System.nanoTime();

    // When
    assertThatThrownBy(() -> ContainerEngine.in(NOBODY).require(IMAGES))
        .isInstanceOf(TestAbortedException.class);

    // Then
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void engine_failsTheTest_whenItIsRequired() {
    // Given
    Map<String, String> required =
        Map.of("DOCKER_HOST", "tcp://127.0.0.1:1", "NOTIFIER_ENGINE", "required");

    // When // Then
    assertThatThrownBy(() -> ContainerEngine.in(required).require(IMAGES))
        .isInstanceOf(IllegalStateException.class);
  }
}
