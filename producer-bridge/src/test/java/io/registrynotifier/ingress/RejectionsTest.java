package io.registrynotifier.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.sink.WriteFailedException;
import io.registrynotifier.sink.WriteFailedException.Reason;
import org.junit.jupiter.api.Test;

final class RejectionsTest {
  @Test
  void registry_isTold_whatTheSinkExplains() {
    // Given
    WriteFailedException failure =
        WriteFailedException.explained(Reason.EVENT_TOO_LARGE, "event 7: too large");

    // When
    RejectedException refusal = Rejections.of(failure);

    // Then
    assertThat(refusal).hasMessage("event 7: too large");
    assertThat(refusal.rejection()).isEqualTo(Rejection.EVENT_TOO_LARGE);
  }
}
