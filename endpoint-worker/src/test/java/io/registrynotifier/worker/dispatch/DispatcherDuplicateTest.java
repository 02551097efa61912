package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.StatusRanges.Range;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import io.registrynotifier.worker.delivery.SampleDeliveries;
import io.registrynotifier.worker.offset.CommitMetadata;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a flow does with an event that a registry sent again. */
final class DispatcherDuplicateTest {
  private static final Delivery FIRST = SampleDeliveries.push(0, 0, "a");
  private static final Delivery AGAIN = at(1);

  @Test
  void duplicate_isSkippedAndCounted_whileTheFirstOneIsUnderWay() {
    // Given
    Flow flow = Flow.of(endpoint()).assign(0);

    // When
    flow.take(0, List.of(FIRST, AGAIN));

    // Then
    assertThat(flow.heard().skipped()).isEqualTo(1);
    assertThat(flow.heard().taken()).isEqualTo(1);
    assertThat(flow.progress(0).commitReady()).isZero();
    assertThat(flow.progress(0).doneBeyond().contains(1)).isTrue();
    flow.receiver().open("0-0").accept();
    assertThat(flow.receiver().sent()).containsExactly("0-0");
    assertThat(flow.progress(0).commitReady()).isEqualTo(2);
  }

  @Test
  void duplicate_isSkipped_afterTheFirstOneWasDelivered() {
    // Given
    Flow flow = Flow.of(endpoint()).assign(0).take(0, List.of(FIRST));
    flow.receiver().open("0-0").accept();

    // When
    flow.take(0, List.of(AGAIN));

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-0");
    assertThat(flow.progress(0).commitReady()).isEqualTo(2);
  }

  @Test
  void duplicate_isDelivered_whenTheFirstOneWasPutAside() {
    // Given
    Flow flow =
        Flow.of(endpoint().deadLetters(new Range(422, 422))).assign(0).take(0, List.of(FIRST));
    flow.receiver().open("0-0").refuse(422);
    flow.letters().keepNext();

    // When
    flow.take(0, List.of(AGAIN));

    // Then
    assertThat(flow.receiver().open("0-0")).isNotNull();
    assertThat(flow.heard().skipped()).isZero();
  }

  @Test
  void sameOffset_isNoDuplicate_whenItsPartitionBeginsAgain() {
    // Given
    Flow flow = Flow.of(endpoint()).assign(0).take(0, List.of(FIRST, AGAIN));
    flow.receiver().open("0-0").fail();
    Progress progress = flow.forget(0);

    // When
    flow.assign(0, 0, new CommitMetadata("", progress.doneBeyond(), progress.retries()));
    flow.take(0, List.of(FIRST, AGAIN));
    flow.passSeconds(1);

    // Then
    assertThat(flow.receiver().open("0-0").attempt().number()).isEqualTo(2);
    assertThat(flow.heard().skipped()).as("recorded as done, not skipped again").isEqualTo(1);
  }

  @Test
  void duplicate_isDelivered_whenSwitchedOff() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0);

    // When
    flow.take(0, List.of(FIRST, AGAIN));
    flow.receiver().open("0-0").accept();

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-0", "0-0");
  }

  private static EndpointBuilder endpoint() {
    return Flow.endpoint().duplicates(Duration.ofMinutes(10), 100);
  }

  private static Delivery at(long offset) {
    return new Delivery(0, offset, FIRST.published().plusSeconds(5), FIRST.event());
  }
}
