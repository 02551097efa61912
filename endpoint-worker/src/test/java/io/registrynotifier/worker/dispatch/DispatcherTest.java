package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Ignore;
import io.registrynotifier.endpoint.Ordering;
import io.registrynotifier.worker.delivery.Outcome.Failure;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import io.registrynotifier.worker.delivery.SampleDeliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Order, lanes, concurrency, retries and the deadline of one flow. */
final class DispatcherTest {
  @Test
  void dispatcher_sendsTheNextOfARepository_onlyWhenTheOneBeforeIsDone() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a", "a", "b");

    // When
    List<String> before = flow.receiver().sent();
    flow.receiver().open("0-0").accept();

    // Then
    assertThat(before).containsExactly("0-0", "0-2");
    assertThat(flow.receiver().sent()).containsExactly("0-0", "0-2", "0-1");
  }

  @Test
  void state_saysUntilWhenAllBackOff_onlyWhileNothingCouldGoOut() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().concurrency(1)).assign(0).take(0, 0, "a", "b");

    // When
    flow.receiver().open("0-0").refuse(500);
    Optional<Instant> withOneUnderWay = flow.state().backsOffUntil();
    flow.take(0, 2, "c");
    Optional<Instant> withOneReady = flow.state().backsOffUntil();
    flow.receiver().acceptAll();
    flow.receiver().acceptAll();

    // Then
    assertThat(withOneUnderWay).contains(Flow.START.plusSeconds(1));
    assertThat(withOneReady).isEmpty();
    assertThat(flow.state().backsOffUntil()).contains(Flow.START.plusSeconds(1));
  }

  @Test
  void dispatcher_sendsOneAtATime_whenAPartitionIsOneOrder() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().ordering(Ordering.PARTITION)).assign(0).assign(1);

    // When
    flow.take(0, 0, "a", "b").take(1, 0, "c", "d");

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-0", "1-0");
  }

  @Test
  void dispatcher_sendsEverythingAtOnce_whenNothingIsOrdered() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().ordering(Ordering.NONE)).assign(0);

    // When
    flow.take(0, 0, "a", "a", "a");

    // Then
    assertThat(flow.receiver().open()).hasSize(3);
  }

  @Test
  void dispatcher_holdsBackTheFailingLaneAlone_andRetriesAfterTheBackoffAndNotBefore() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a", "b", "a", "b");
    flow.receiver().open("0-0").refuse(500);

    // When
    flow.receiver().acceptAll();
    flow.passAlmostSeconds(1);
    List<String> before = flow.receiver().sent();
    flow.pass(Flow.MOMENT);

    // Then
    assertThat(before).containsExactly("0-0", "0-1", "0-3");
    assertThat(flow.receiver().sent()).containsExactly("0-0", "0-1", "0-3", "0-0");
    assertThat(flow.receiver().open("0-0").attempt().number()).isEqualTo(2);
    assertThat(flow.heard().retried()).isEqualTo(1);
  }

  @Test
  void dispatcher_waitsLongerEachTime_whenAnEventFailsAgain() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().threshold(100)).assign(0).take(0, 0, "a");

    for (int seconds : new int[] {1, 2, 4, 8, 8}) {
      // When
      flow.receiver().open("0-0").fail();
      flow.passAlmostSeconds(seconds);
      int before = flow.receiver().open().size();
      flow.pass(Flow.MOMENT);

      // Then
      assertThat(before).as("before %d seconds", seconds).isZero();
      assertThat(flow.receiver().open()).as("after %d seconds", seconds).hasSize(1);
    }
  }

  @Test
  void dispatcher_keepsToItsConcurrency_andGoesOnWithEachAnswer() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().concurrency(2)).assign(0).assign(1);
    flow.take(0, 0, "a", "b", "c").take(1, 0, "d", "e");

    // When
    int open = flow.receiver().open().size();
    flow.receiver().open().get(0).accept();

    // Then
    assertThat(open).isEqualTo(2);
    assertThat(flow.receiver().open()).hasSize(2);
    assertThat(flow.state().inFlight()).isEqualTo(2);
    flow.receiver().acceptAll();
    assertThat(flow.receiver().all()).hasSize(5);
  }

  @Test
  void lanes_takeTurns_whateverPartitionsTheyAreIn_whenOneHasManyMore() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().concurrency(1)).assign(0).assign(1);

    // When
    flow.take(0, 0, "a", "b", "c", "a", "b", "c").take(1, 0, "d", "d", "d");
    flow.receiver().acceptAll();

    // Then
    assertThat(flow.receiver().sent())
        .as("a, b and c of one partition and d of the other, each as often as each other")
        .containsExactly("0-0", "0-1", "0-2", "1-0", "0-3", "0-4", "0-5", "1-1", "1-2");
  }

  @Test
  void partition_whoseRequestsMayNotGoOut_costsTheOthersNoTurn() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().concurrency(1)).assign(0).assign(1);
    flow.take(0, 0, "a", "b", "c").take(1, 0, "d", "e");

    // When
    CompletableFuture<Void> stopped = flow.stop(0);
    flow.receiver().acceptAll();

    // Then
    assertThat(stopped).isCompleted();
    assertThat(flow.receiver().sent()).containsExactly("0-0", "1-0", "1-1");
  }

  @Test
  void dispatcher_abandonsARequest_andTriesAgain_whenTheTimeoutPasses() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a");
    FakeReceiver.Request hanging = flow.receiver().open("0-0");

    // When
    flow.passAlmostSeconds(10);
    boolean early = hanging.answer().isDone();
    flow.pass(Flow.MOMENT);

    // Then
    assertThat(early).isFalse();
    assertThat(hanging.answer()).isCancelled();
    assertThat(flow.heard().outcomes())
        .containsExactly(
            new Unanswered(Failure.TIMEOUT, "no answer within the endpoint's timeout"));
    flow.passSeconds(1);
    assertThat(flow.receiver().open("0-0").attempt().number()).isEqualTo(2);
  }

  @Test
  void dispatcher_abandonsEachRequestAtItsOwnTime_whenManyHang() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a");
    flow.passSeconds(3);
    flow.take(0, 1, "b");

    // When
    flow.passSeconds(7);
    List<String> first = flow.receiver().open().stream().map(FakeReceiver.Request::ids).toList();
    flow.passAlmostSeconds(3);
    boolean early = flow.receiver().all().get(1).answer().isDone();
    flow.pass(Flow.MOMENT);

    // Then
    assertThat(first).containsExactly("0-1");
    assertThat(early).isFalse();
    assertThat(flow.receiver().all().get(1).answer()).isCancelled();
  }

  @Test
  void dispatcher_passesOverWhatTheEndpointIgnores_andCommitsBehindIt() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().ignore(new Ignore(Set.of(), Set.of("pull")))).assign(0);

    // When
    flow.take(
        0,
        List.of(
            SampleDeliveries.pull(0, 0, "a"),
            SampleDeliveries.push(0, 1, "a"),
            SampleDeliveries.pull(0, 2, "a")));

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-1");
    assertThat(flow.heard().taken()).isEqualTo(1);
    assertThat(flow.progress(0).commitReady()).isEqualTo(1);
    flow.receiver().acceptAll();
    assertThat(flow.progress(0).commitReady()).isEqualTo(3);
  }

  @Test
  void dispatcher_sendsARecordOnce_whenItIsReadAgain() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a", "b");

    // When
    flow.take(0, 0, "a", "b");
    flow.receiver().acceptAll();

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-0", "0-1");
    assertThat(flow.heard().taken()).isEqualTo(2);
  }

  @Test
  void dispatcher_takesNothingIn_whenThePartitionIsNotAssigned() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0);

    // When
    flow.take(1, 0, "a");

    // Then
    assertThat(flow.receiver().all()).isEmpty();
    assertThat(flow.heard().taken()).isZero();
  }

  @Test
  void state_tellsWhatIsDoneBeyondTheOldestUndone_andHowFarItsTryingCame() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a", "b", "c");
    flow.receiver().open("0-1").accept();
    flow.passSeconds(2);

    // When
    flow.receiver().open("0-0").refuse(503);

    // Then
    Progress progress = flow.progress(0);
    assertThat(progress.commitReady()).isZero();
    assertThat(progress.position()).isEqualTo(3);
    assertThat(progress.doneBeyond()).hasToString("[Range[start=1, end=2]]");
    assertThat(progress.undone()).isEqualTo(2);
    assertThat(progress.inFlight()).isEqualTo(1);
    assertThat(progress.retry().orElseThrow().attempts()).isEqualTo(1);
    assertThat(progress.retry().orElseThrow().firstFailure()).isEqualTo(Flow.START.plusSeconds(2));
    assertThat(progress.retry().orElseThrow().nextTry()).isEqualTo(Flow.START.plusSeconds(3));
    assertThat(flow.state().lastAttempt()).contains(Flow.START);
  }

  @Test
  void dispatcher_leavesNoTimerBehind_whenEverythingIsDone() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().timeout(Duration.ofSeconds(10))).assign(0);
    for (int offset = 0; offset < 100; offset++) {
      flow.take(0, offset, "a" + offset % 7);
      flow.receiver().open().stream().findFirst().ifPresent(FakeReceiver.Request::fail);
      flow.pass(Duration.ofMillis(300));
    }

    // When
    for (int i = 0; i < 200; i++) {
      flow.receiver().acceptAll();
      flow.passSeconds(10);
    }

    // Then
    assertThat(flow.progress(0).undone()).isZero();
    assertThat(flow.scheduler().waiting()).isZero();
  }
}
