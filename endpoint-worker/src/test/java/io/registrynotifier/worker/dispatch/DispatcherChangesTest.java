package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whether a flow has anything to commit that it has not told before. */
final class DispatcherChangesTest {
  @Test
  void change_isToldOnce_untilSomebodyLooks() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0);

    // When
    flow.take(0, 0, "a", "b");
    flow.receiver().open("0-0").accept();

    // Then
    assertThat(flow.dispatcher().hasChanged()).isTrue();
    assertThat(flow.heard().changes()).isEqualTo(1);
  }

  @Test
  void nothing_hasChanged_whileAllIsToldAndNothingEnds() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a");

    // When
    FlowState told = flow.dispatcher().stateToCommit().join();
    flow.passSeconds(5);

    // Then
    assertThat(told.partitions().get(0).undone()).isEqualTo(1);
    assertThat(flow.dispatcher().hasChanged()).isFalse();
    assertThat(flow.heard().changes()).isEqualTo(1);
  }

  @Test
  void failedAttempt_isAChange_andShowingTheStateHidesNone() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a", "b");
    flow.dispatcher().stateToCommit().join();

    // When
    flow.receiver().open("0-0").fail();
    FlowState shown = flow.state();

    // Then
    assertThat(shown.partitions().get(0).retry()).isPresent();
    assertThat(flow.dispatcher().hasChanged()).isTrue();
    assertThat(flow.heard().changes()).isEqualTo(2);
  }
}
