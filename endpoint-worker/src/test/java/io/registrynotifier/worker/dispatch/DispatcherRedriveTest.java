package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.StatusRanges.Range;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import io.registrynotifier.worker.delivery.SampleDeliveries;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a flow does with an event that was written again for one endpoint alone. */
final class DispatcherRedriveTest {
  private static final Delivery FIRST = SampleDeliveries.push(0, 0, "a");

  @Test
  void redriven_isPassedOver_whenItIsForAnotherEndpoint() {
    // Given
    Flow flow = Flow.of(endpoint()).assign(0);

    // When
    flow.take(0, List.of(FIRST.redrivenTo("another")));

    // Then
    assertThat(flow.receiver().sent()).isEmpty();
    assertThat(flow.heard().taken()).isZero();
    assertThat(flow.progress(0).commitReady()).isEqualTo(1);
  }

  @Test
  void event_isDelivered_afterItWasPassedOverForAnotherEndpoint() {
    // Given
    Flow flow = Flow.of(endpoint()).assign(0).take(0, List.of(FIRST.redrivenTo("another")));

    // When
    flow.take(0, List.of(at(1)));

    // Then
    assertThat(flow.receiver().open("0-0")).isNotNull();
  }

  @Test
  void redriven_isDelivered_thoughTheEventIsKnown() {
    // Given
    Flow flow = Flow.of(endpoint()).assign(0).take(0, List.of(FIRST));
    flow.receiver().open("0-0").accept();

    // When
    flow.take(0, List.of(at(1).redrivenTo("alistener")));
    flow.receiver().open("0-0").accept();

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-0", "0-0");
    assertThat(flow.heard().skipped()).isZero();
    assertThat(flow.progress(0).commitReady()).isEqualTo(2);
  }

  @Test
  void redriven_waitsBehindItsLane() {
    // Given
    Flow flow =
        Flow.of(endpoint().deadLetters(new Range(422, 422))).assign(0).take(0, List.of(FIRST));
    flow.receiver().open("0-0").refuse(422);
    flow.letters().keepNext();
    flow.take(0, 1, "a");

    // When
    flow.take(0, List.of(at(2).redrivenTo("alistener")));

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-0", "0-1");
    flow.receiver().open("0-1").accept();
    assertThat(flow.receiver().sent()).containsExactly("0-0", "0-1", "0-0");
  }

  @Test
  void copy_isSkipped_afterARedrivenOne() {
    // Given
    Flow flow = Flow.of(endpoint()).assign(0).take(0, List.of(FIRST.redrivenTo("alistener")));

    // When
    flow.take(0, List.of(at(1)));

    // Then
    assertThat(flow.heard().skipped()).isEqualTo(1);
  }

  private static EndpointBuilder endpoint() {
    return Flow.endpoint().duplicates(Duration.ofMinutes(10), 100);
  }

  private static Delivery at(long offset) {
    return new Delivery(0, offset, FIRST.published().plusSeconds(5), FIRST.event());
  }
}
