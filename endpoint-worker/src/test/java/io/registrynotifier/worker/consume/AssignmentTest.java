package io.registrynotifier.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.worker.dispatch.FakeReceiver;
import io.registrynotifier.worker.dispatch.Progress;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.Counts;
import io.registrynotifier.worker.offset.OffsetRanges;
import io.registrynotifier.worker.retry.RetryStates;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What is committed of a partition when it turns out to be another, or goes away. */
final class AssignmentTest {
  private static final OffsetRanges DONE = new OffsetRanges.Builder().add(12, 20).build();

  private final PollRun run = new PollRun();

  @Test
  void whatWasAskedBefore_isNotCommitted_whenTheLogTurnsOutToHaveLostItsEnd() {
    // Given
    begin(10, DONE);
    run.append(10, 5, "a");
    run.append(11, 5, "a");
    run.turn();
    run.passSecond();
    run.receiver().whileSending(run::turn); // asks what to commit, and has to wait for the answer
    run.receiver().open("0-10").accept();

    // When
    run.append(12, 6, "b");
    run.turn();
    long atOnce = run.committedOffset();
    run.passSecond();
    run.turn();

    // Then
    assertThat(atOnce).as("as before: the answer tells of events that are lost").isEqualTo(10);
    assertThat(run.committedOffset()).isEqualTo(11);
    assertThat(run.committedMetadata().epoch()).hasValue(6);
    assertThat(run.committedMetadata().doneBeyond()).isEqualTo(OffsetRanges.EMPTY);
  }

  @Test
  @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
  void partition_isCommittedAndGivenUp_whenARequestHangsLongerThanAHandOverMayTake() {
    // Given
    begin(0, OffsetRanges.EMPTY);
    run.append(0, 5, "a");
    run.append(1, 5, "b");
    run.turn();
    run.receiver().open("0-0").accept();

    // When
    run.revoke();

    // Then
    assertThat(run.committedOffset()).isEqualTo(1);
    assertThat(run.progress()).isEmpty();
  }

  @Test
  @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
  void lateAnswer_isNotCommitted_whenThePartitionIsSomebodyElses() {
    // Given
    begin(0, OffsetRanges.EMPTY);
    run.append(0, 5, "a");
    run.turn();
    run.revoke();

    // When
    run.receiver().open("0-0").accept();
    run.passSecond();
    run.turn();

    // Then
    assertThat(run.committedOffset()).isZero();
  }

  @Test
  @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
  void lateAnswer_isNotCommitted_whenThePartitionHasComeBack() {
    // Given
    begin(0, OffsetRanges.EMPTY);
    run.append(0, 5, "a");
    run.turn();
    FakeReceiver.Request late = run.receiver().open("0-0");
    run.revoke();
    comeBack();
    run.append(0, 5, "a");
    run.turn();

    // When
    late.accept();
    run.passSecond();
    run.turn();

    // Then
    assertThat(run.receiver().sent()).containsExactly("0-0", "0-0");
    assertThat(run.committedOffset()).isZero();
  }

  @Test
  void lostPartition_goesOnWhereItWas_whenItComesBackWithTheSameCommit() {
    // Given
    deliverTwo();

    // When
    run.lose();
    boolean given = run.progress().isEmpty();
    comeBack();

    // Then
    assertThat(given).isTrue();
    assertThat(run.committedOffset()).as("nothing could be committed").isZero();
    assertThat(run.progress()).get().extracting(Progress::commitReady).isEqualTo(2L);
    assertThat(run.progress()).get().extracting(each -> each.counts().delivered()).isEqualTo(2L);
    run.passSecond();
    run.turn();
    assertThat(run.committedOffset()).isEqualTo(2);
  }

  @Test
  void partition_goesOnWhereItWas_whenItComesBackAfterAHandOverThatCouldNotCommit() {
    // Given
    deliverTwo();

    // When
    run.revokeUncommitted();
    comeBack();

    // Then
    assertThat(run.committedOffset()).isZero();
    assertThat(run.progress()).get().extracting(Progress::commitReady).isEqualTo(2L);
  }

  @Test
  @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
  void lostPartition_isGivenUp_whenARequestHangsLongerThanAHandOverMayTake() {
    // Given
    begin(0, OffsetRanges.EMPTY);
    run.append(0, 5, "a");
    run.append(1, 5, "b");
    run.turn();
    run.receiver().open("0-1").accept();

    // When
    run.lose();
    comeBack();

    // Then
    assertThat(run.progress()).get().extracting(Progress::commitReady).isEqualTo(0L);
    assertThat(run.progress())
        .get()
        .extracting(Progress::doneBeyond)
        .isEqualTo(new OffsetRanges.Builder().add(1, 2).build());
  }

  @Test
  void lostPartition_beginsAtItsCommit_whenNobodyKnewWhichTopicItWasOf() {
    // Given
    run.commit(0, CommitMetadata.NONE);
    comeBack();
    deliver();

    // When
    run.lose();
    run.tell("another");
    comeBack();

    // Then
    assertThat(run.progress()).get().extracting(Progress::commitReady).isEqualTo(0L);
  }

  @Test
  void lostPartition_beginsAtItsCommit_whenSomebodyHasSetIt() {
    // Given
    deliverTwo();
    run.lose();

    // When
    run.commit(1, CommitMetadata.NONE);
    comeBack();

    // Then
    assertThat(run.progress()).get().extracting(Progress::commitReady).isEqualTo(1L);
  }

  private void deliverTwo() {
    begin(0, OffsetRanges.EMPTY);
    deliver();
  }

  private void deliver() {
    run.append(0, 5, "a");
    run.append(1, 5, "b");
    run.turn();
    run.receiver().open("0-0").accept();
    run.receiver().open("0-1").accept();
  }

  private void begin(long offset, OffsetRanges doneBeyond) {
    run.tell("one");
    run.commit(
        offset,
        new CommitMetadata("one", OptionalInt.of(5), doneBeyond, RetryStates.NONE, Counts.NONE));
    comeBack();
  }

  private void comeBack() {
    run.assign();
    run.turn();
  }
}
