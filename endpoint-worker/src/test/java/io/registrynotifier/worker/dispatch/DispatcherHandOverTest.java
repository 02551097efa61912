package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import io.registrynotifier.worker.offset.OffsetRanges;
import io.registrynotifier.worker.retry.RetryState;
import io.registrynotifier.worker.retry.RetryStates;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Partitions that come and go, and the end of a flow. */
final class DispatcherHandOverTest {
  @Test
  void stop_sendsNothingNew_andCompletesWhenWhatIsInFlightHasEnded() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).assign(1);
    flow.take(0, 0, "a", "a").take(1, 0, "b", "b");

    // When
    CompletableFuture<Void> stopped = flow.stop(0);
    boolean early = stopped.isDone();
    flow.receiver().open("0-0").accept();
    flow.receiver().open("1-0").accept();

    // Then
    assertThat(early).isFalse();
    assertThat(stopped).isCompleted();
    assertThat(flow.receiver().sent()).containsExactly("0-0", "1-0", "1-1");
    assertThat(flow.forget(0).commitReady()).isEqualTo(1);
  }

  @Test
  void stop_completesAtOnce_whenNothingIsInFlightOrNothingIsAssigned() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0);

    // When
    CompletableFuture<Void> idle = flow.stop(0);
    CompletableFuture<Void> unknown = flow.stop(7);

    // Then
    assertThat(idle).isCompleted();
    assertThat(unknown).isCompleted();
  }

  @Test
  void stop_waitsForALetterThatIsBeingWritten() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().attempts(1).deadLetters()).assign(0).take(0, 0, "a");
    flow.receiver().open("0-0").fail();

    // When
    CompletableFuture<Void> stopped = flow.stop(0);
    boolean early = stopped.isDone();
    flow.letters().keepNext();

    // Then
    assertThat(early).isFalse();
    assertThat(stopped).isCompleted();
    assertThat(flow.forget(0).commitReady()).isEqualTo(1);
  }

  @Test
  void lateAnswer_changesNothing_whenItsPartitionWasForgottenAndAssignedAnew() {
    // Given
    Flow flow = Flow.of(Flow.endpoint(), new Bounds(2, 1 << 20)).assign(0).take(0, 0, "a", "b");
    FakeReceiver.Request late = flow.receiver().open("0-0");
    FakeReceiver.Request lateFailure = flow.receiver().open("0-1");
    flow.forget(0);
    flow.assign(0).take(0, 0, "a", "b");

    // When
    late.accept();
    lateFailure.fail();

    // Then
    assertThat(flow.progress(0).undone()).isEqualTo(2);
    assertThat(flow.progress(0).commitReady()).isZero();
    assertThat(flow.progress(0).inFlight()).isEqualTo(2);
    assertThat(flow.dispatcher().hasRoom()).as("room is given back once").isFalse();
    flow.receiver().acceptAll();
    assertThat(flow.progress(0).commitReady()).isEqualTo(2);
    assertThat(flow.dispatcher().hasRoom()).isTrue();
  }

  @Test
  void lateLetter_changesNothing_whenItsPartitionWasForgotten() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().attempts(1).deadLetters()).assign(0).take(0, 0, "a");
    flow.receiver().open("0-0").fail();
    Progress last = flow.forget(0);
    flow.assign(0).take(0, 0, "a");

    // When
    flow.letters().keepNext();

    // Then
    assertThat(last.commitReady()).isZero();
    assertThat(flow.progress(0).commitReady()).isZero();
    assertThat(flow.progress(0).undone()).isEqualTo(1);
  }

  @Test
  void room_isNotLeaked_whenAPartitionIsAssignedAgainWithoutBeingForgotten() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().threshold(1), new Bounds(3, 1 << 20)).assign(0);

    // When
    for (int i = 0; i < 10; i++) {
      flow.assign(0).take(0, 0, "a", "b");
    }

    // Then
    assertThat(flow.dispatcher().hasRoom()).isTrue();
  }

  @Test
  void newAssignment_skipsWhatWasDoneBefore_andCommitsBehindIt() {
    // Given
    OffsetRanges done = new OffsetRanges.Builder().add(6, 8).add(9, 10).build();
    Flow flow =
        Flow.of(Flow.endpoint()).assign(0, 5, new CommitMetadata("", done, RetryStates.NONE));

    // When
    flow.take(0, 5, "a", "a", "b", "c", "d", "e");
    flow.receiver().acceptAll();

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-5", "0-8", "0-10");
    assertThat(flow.heard().taken()).isEqualTo(3);
    assertThat(flow.progress(0).commitReady()).isEqualTo(11);
  }

  @Test
  void newAssignment_believesNothingOfWhatIsDistrusted() {
    // Given
    OffsetRanges done = new OffsetRanges.Builder().add(6, 7).add(8, 10).build();
    Flow flow =
        Flow.of(Flow.endpoint()).assign(0, 5, new CommitMetadata("", done, RetryStates.NONE));

    // When
    flow.dispatcher().distrust(0, 8);
    flow.dispatcher().distrust(1, 0);
    flow.take(0, 5, "a", "b", "c", "d", "e");

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-5", "0-7", "0-8", "0-9");
    assertThat(flow.progress(0).doneBeyond())
        .isEqualTo(new OffsetRanges.Builder().add(6, 7).build());
  }

  @Test
  void doneEvents_areNotRepeated_whenACommitComesBeforeTheyWereReadAgain() {
    // Given
    OffsetRanges done = new OffsetRanges.Builder().add(6, 8).add(9, 10).build();
    Flow flow =
        Flow.of(Flow.endpoint()).assign(0, 5, new CommitMetadata("", done, RetryStates.NONE));

    // When
    flow.take(0, 5, "a", "a");

    // Then
    assertThat(flow.progress(0).position()).isEqualTo(7);
    assertThat(flow.progress(0).doneBeyond()).isEqualTo(done);
    flow.receiver().acceptAll();
    assertThat(flow.progress(0).commitReady()).isEqualTo(7);
    assertThat(flow.forget(0).doneBeyond())
        .isEqualTo(new OffsetRanges.Builder().add(7, 8).add(9, 10).build());
  }

  @Test
  void retryState_isKept_whenACommitComesBeforeItsEventWasReadAgain() {
    // Given
    RetryState tried = new RetryState(4, Flow.START.minusSeconds(9), Flow.START.plusSeconds(6));

    // When
    Flow flow =
        Flow.of(Flow.endpoint())
            .assign(0, 5, new CommitMetadata("", OffsetRanges.EMPTY, RetryStates.of(5, tried)));

    // Then
    assertThat(flow.progress(0).retry()).contains(tried);
  }

  @Test
  void newAssignment_goesOnWithTheRetrySchedule_ofTheOldestEvent() {
    // Given
    RetryState tried = new RetryState(4, Flow.START.minusSeconds(9), Flow.START.plusSeconds(6));
    Flow flow =
        Flow.of(Flow.endpoint())
            .assign(0, 5, new CommitMetadata("", OffsetRanges.EMPTY, RetryStates.of(5, tried)));

    // When
    flow.take(0, 5, "a", "a", "b");
    flow.passAlmostSeconds(6);
    List<String> before = flow.receiver().sent();
    flow.pass(Flow.MOMENT);

    // Then
    assertThat(before).containsExactly("0-7");
    assertThat(flow.receiver().open("0-5").attempt().number()).isEqualTo(5);
    flow.receiver().open("0-5").fail();
    assertThat(flow.progress(0).retry())
        .contains(new RetryState(5, tried.firstFailure(), Flow.START.plusSeconds(6 + 8)));
  }

  @Test
  void newOwner_countsOnTheAttemptsOfEveryFailedEvent_notOfTheOldestAlone() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a", "b", "c");
    flow.receiver().open("0-0").fail();
    flow.receiver().open("0-1").accept();
    flow.receiver().open("0-2").fail();
    flow.passSeconds(1);
    flow.receiver().open("0-2").fail();
    Progress last = flow.forget(0);
    CommitMetadata metadata = new CommitMetadata("", last.doneBeyond(), last.retries());

    // When
    Flow next = Flow.of(Flow.endpoint()).assign(0, 0, metadata).take(0, 0, "a", "b", "c");
    next.passSeconds(3);

    // Then
    assertThat(last.retries().byOffset().keySet()).containsExactly(0L, 2L);
    assertThat(next.receiver().open("0-0").attempt().number()).isEqualTo(2);
    assertThat(next.receiver().open("0-2").attempt().number()).isEqualTo(3);
  }

  @Test
  void newAssignment_waitsNoLongerThanTheLongestBackoff_whenTheOtherClockWasWrong() {
    // Given
    RetryState tried = new RetryState(4, Flow.START, Flow.START.plus(Duration.ofDays(365 * 500)));
    Flow flow =
        Flow.of(Flow.endpoint())
            .assign(0, 5, new CommitMetadata("", OffsetRanges.EMPTY, RetryStates.of(5, tried)));

    // When
    flow.take(0, 5, "a");
    flow.passSeconds(8);

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-5");
  }

  @Test
  void forget_tellsEverythingThatTheNextOwnerNeeds_throughTheCommitsText() {
    // Given
    CommitMetadataCodec codec = new CommitMetadataCodec(4096);
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a", "b", "c");
    flow.receiver().open("0-0").fail();
    flow.receiver().open("0-1").accept();
    Progress last = flow.forget(0);
    String text =
        codec.encode(
            last.commitReady(), new CommitMetadata("id", last.doneBeyond(), last.retries()));

    // When
    Flow next = Flow.of(Flow.endpoint()).assign(0, 0, codec.decode(0, text));
    next.take(0, 0, "a", "b", "c");
    next.passSeconds(1);

    // Then
    assertThat(next.receiver().sent()).containsExactly("0-2", "0-0");
    assertThat(next.receiver().open("0-0").attempt().number()).isEqualTo(2);
  }

  @Test
  void drain_sendsNothingNew_andCompletesWhenEverythingInFlightHasEnded() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).assign(1);
    flow.take(0, 0, "a", "a").take(1, 0, "b");

    // When
    CompletableFuture<Void> drained = flow.dispatcher().drain();
    flow.take(1, 1, "c");
    flow.receiver().open("0-0").fail();
    boolean early = drained.isDone();
    flow.receiver().open("1-0").accept();
    flow.passSeconds(100);

    // Then
    assertThat(early).isFalse();
    assertThat(drained).isCompleted();
    assertThat(flow.receiver().sent()).containsExactly("0-0", "1-0");
    assertThat(flow.progress(1).commitReady()).isEqualTo(1);
  }

  @Test
  void drain_completesAtOnce_whenNothingIsInFlight() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0);

    // When
    CompletableFuture<Void> drained = flow.dispatcher().drain();

    // Then
    assertThat(drained).isCompleted();
  }

  @Test
  void forgetAll_dropsEveryPartition_andGivesTheirRoomBack() {
    // Given
    Flow flow = Flow.of(Flow.endpoint(), new Bounds(3, 1 << 20)).assign(0).assign(1);
    flow.take(0, 0, "a", "a").take(1, 0, "b");
    boolean before = flow.dispatcher().hasRoom();

    // When
    flow.dispatcher().forgetAll();
    flow.receiver().acceptAll();

    // Then
    assertThat(before).isFalse();
    assertThat(flow.dispatcher().hasRoom()).isTrue();
    assertThat(flow.state().partitions()).isEmpty();
    assertThat(flow.receiver().all()).hasSize(2);
  }
}
