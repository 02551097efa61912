package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.StatusRanges.Range;
import io.registrynotifier.event.Generation;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import io.registrynotifier.worker.delivery.SampleDeliveries;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several events in one request. */
final class DispatcherBatchTest {
  @Test
  void batch_carriesAsManyEventsAsAllowed_inTheOrderOfEachRepository() {
    // Given
    Flow flow = Flow.of(batches(3)).assign(0);

    // When
    flow.take(0, 0, "a", "b", "a", "c", "a");
    flow.receiver().acceptAll();

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-0,0-2,0-4", "0-1,0-3");
    assertThat(flow.progress(0).commitReady()).isEqualTo(5);
  }

  @Test
  void batch_carriesOnePartitionOnly_whenTwoHaveEvents() {
    // Given
    Flow flow = Flow.of(batches(10).concurrency(1)).assign(0).assign(1);
    flow.take(0, 0, "first");

    // When
    flow.take(0, 1, "a", "b").take(1, 0, "c", "d");
    flow.receiver().acceptAll();

    // Then
    assertThat(flow.receiver().sent()).containsExactlyInAnyOrder("0-0", "0-1,0-2", "1-0,1-1");
  }

  @Test
  void batch_staysBelowItsBytes_butAlwaysCarriesOneEvent() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().batch(10, 1_024, Duration.ZERO).concurrency(1)).assign(0);

    // When
    flow.take(
        0,
        List.of(
            SampleDeliveries.ofBytes(0, 0, "a", 600),
            SampleDeliveries.ofBytes(0, 1, "a", 424),
            SampleDeliveries.ofBytes(0, 2, "a", 1),
            SampleDeliveries.ofBytes(0, 3, "a", 5_000),
            SampleDeliveries.ofBytes(0, 4, "a", 1_000)));
    flow.receiver().acceptAll();

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-0,0-1", "0-2", "0-3", "0-4");
  }

  @Test
  void batch_carriesOneMediaTypeOnly_whenRegistriesOfTwoGenerationsSend() {
    // Given
    Flow flow = Flow.of(batches(10).concurrency(1)).assign(0);

    // When
    flow.take(
        0,
        List.of(
            SampleDeliveries.push(0, 0, "a", Generation.V1),
            SampleDeliveries.push(0, 1, "a", Generation.V1),
            SampleDeliveries.push(0, 2, "a", Generation.V2),
            SampleDeliveries.push(0, 3, "a", Generation.V1)));
    flow.receiver().acceptAll();

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-0,0-1", "0-2", "0-3");
  }

  @Test
  void linger_keepsAnUnfilledBatchBack_untilItsFirstEventHasWaitedEnough() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().batch(3, 1 << 20, Duration.ofSeconds(5))).assign(0);
    flow.take(0, 0, "a");
    flow.passSeconds(3);
    flow.take(0, 1, "b");

    // When
    flow.passAlmostSeconds(2);
    int before = flow.receiver().open().size();
    flow.pass(Flow.MOMENT);

    // Then
    assertThat(before).isZero();
    assertThat(flow.receiver().sent()).containsExactly("0-0,0-1");
  }

  @Test
  void linger_endsAtOnce_whenTheBatchIsFull() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().batch(3, 1 << 20, Duration.ofSeconds(5))).assign(0);

    // When
    flow.take(0, 0, "a", "b").take(0, 2, "c", "d");

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-0,0-1,0-2");
  }

  @Test
  void linger_ofOnePartition_keepsNoOtherBack() {
    // Given
    Flow flow =
        Flow.of(Flow.endpoint().batch(2, 1 << 20, Duration.ofSeconds(5)))
            .assign(0)
            .assign(1)
            .assign(2);

    // When
    flow.take(0, 0, "a").take(1, 0, "b").take(2, 0, "c", "d").take(1, 1, "e");

    // Then
    assertThat(flow.receiver().sent()).containsExactly("2-0,2-1", "1-0,1-1");
  }

  @Test
  void linger_doesNotDelayARetry_whoseEventsHaveWaitedAlready() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().batch(3, 1 << 20, Duration.ofMillis(500))).assign(0);
    flow.take(0, 0, "a");
    flow.pass(Duration.ofMillis(500));

    // When
    flow.receiver().open("0-0").fail();
    flow.passSeconds(1);

    // Then
    assertThat(flow.receiver().open("0-0").attempt().number()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422})
  void refusedBatch_isSplitDownToTheOffender_whichAloneIsHeldBack(int status) {
    // Given
    Flow flow = Flow.of(batches(8).concurrency(1)).assign(0);
    flow.take(0, 0, "a", "b", "c", "d", "e", "f", "g", "h");

    // When
    for (int requests = 0; !flow.receiver().open().isEmpty() && requests < 20; requests++) {
      FakeReceiver.Request request = flow.receiver().open().get(0);
      if (request.ids().contains("0-5")) {
        request.refuse(status);
      } else {
        request.accept();
      }
    }

    // Then
    assertThat(flow.receiver().open()).isEmpty();
    assertThat(flow.progress(0).undone()).isEqualTo(1);
    assertThat(flow.progress(0).commitReady()).isEqualTo(5);
    assertThat(flow.progress(0).retry().orElseThrow().attempts())
        .as("what it was refused for in company does not count")
        .isEqualTo(1);
    assertThat(flow.heard().turns()).isEmpty();
  }

  @Test
  void refusedBatch_keepsTheOrderOfItsRepository_whenItIsSplit() {
    // Given
    Flow flow = Flow.of(batches(4)).assign(0).take(0, 0, "first");
    flow.take(0, 1, "a", "a", "a", "a");

    // When
    flow.receiver().open("0-1,0-2,0-3,0-4").refuse(413);
    flow.receiver().open("0-1,0-2").refuse(413);
    flow.receiver().acceptAll();

    // Then
    assertThat(flow.receiver().sent())
        .containsExactly("0-0", "0-1,0-2,0-3,0-4", "0-1,0-2", "0-1", "0-2", "0-3,0-4");
  }

  @Test
  void failedBatch_isRetriedWholeAfterTheBackoff_whenTheEndpointIsToBlame() {
    // Given
    Flow flow = Flow.of(batches(3)).assign(0).take(0, 0, "a", "b", "c");

    // When
    flow.receiver().open("0-0,0-1,0-2").refuse(503);
    flow.passSeconds(1);

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-0,0-1,0-2", "0-0,0-1,0-2");
    assertThat(flow.heard().retried()).isEqualTo(3);
  }

  @Test
  void rejectedEventsOfABatch_arePutAsideOneByOne_inOrder() {
    // Given
    Flow flow = Flow.of(batches(3).attempts(1).deadLetters()).assign(0).take(0, 0, "a", "a", "a");

    // When
    flow.receiver().open("0-0,0-1,0-2").fail();
    for (int letters = 1; letters <= 3; letters++) {
      assertThat(flow.letters().written()).hasSize(letters);
      flow.letters().keepNext();
    }

    // Then
    assertThat(flow.letters().written().stream().map(letter -> letter.delivery().offset()))
        .containsExactly(0L, 1L, 2L);
    assertThat(flow.progress(0).commitReady()).isEqualTo(3);
  }

  @Test
  void rejectedStatus_splitsABatchFirst_soThatOnlyTheOffenderIsPutAside() {
    // Given
    Flow flow = Flow.of(batches(2).deadLetters(new Range(409, 409))).assign(0).take(0, 0, "a", "b");

    // When
    flow.receiver().open("0-0,0-1").refuse(409);
    flow.receiver().open("0-0").refuse(409);
    flow.receiver().open("0-1").accept();
    flow.letters().keepNext();

    // Then
    assertThat(flow.letters().written()).hasSize(1);
    assertThat(flow.letters().written().get(0).delivery().offset()).isZero();
    assertThat(flow.progress(0).commitReady()).isEqualTo(2);
  }

  private static EndpointBuilder batches(int events) {
    return Flow.endpoint().batch(events, 1 << 20, Duration.ZERO);
  }
}
