package io.registrynotifier.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.registrynotifier.worker.dispatch.Progress;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.Counts;
import io.registrynotifier.worker.offset.OffsetRanges;
import io.registrynotifier.worker.retry.RetryStates;
import java.util.OptionalInt;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** Where a partition begins whose commit names the topic that it belongs to. */
final class BeginningsTest {
  private static final CommitMetadata OF_TOPIC_ONE =
      new CommitMetadata(
          "one",
          OptionalInt.of(5),
          new OffsetRanges.Builder().add(12, 20).build(),
          RetryStates.NONE,
          Counts.NONE);

  private final PollRun run = new PollRun();

  @Test
  void partition_isNotBegun_whileNothingIsKnownOfTheTopicThatItsCommitNames() {
    // Given
    run.commit(10, OF_TOPIC_ONE);
    run.assign();

    // When
    Throwable failure = catchThrowable(run::turn);

    // Then
    assertThat(failure).as("asked again by the next turn").isInstanceOf(TimeoutException.class);
    assertThat(run.progress()).isEmpty();
    assertThat(run.believedEpoch()).as("it may be one of another topic").isEmpty();
  }

  @Test
  void partition_beginsWhereItsCommitSays_onceKafkaTellsOfTheSameTopic() {
    // Given
    run.commit(10, OF_TOPIC_ONE);
    run.assign();
    var unused = catchThrowable(run::turn); // nothing is known yet

    // When
    run.tell("one");
    run.turn();

    // Then
    assertThat(run.progress()).get().extracting(Progress::commitReady).isEqualTo(10L);
    assertThat(run.progress())
        .get()
        .extracting(Progress::doneBeyond)
        .isEqualTo(OF_TOPIC_ONE.doneBeyond());
    assertThat(run.believedEpoch()).hasValue(5);
  }

  @Test
  void partition_beginsAtTheOldestEvent_onceKafkaTellsThatTheTopicWasMadeAgain() {
    // Given
    run.commit(10, OF_TOPIC_ONE);
    run.assign();
    var unused = catchThrowable(run::turn); // nothing is known yet

    // When
    run.tell("two");
    run.turn();

    // Then
    assertThat(run.progress()).get().extracting(Progress::commitReady).isEqualTo(0L);
    assertThat(run.progress()).get().extracting(Progress::doneBeyond).isEqualTo(OffsetRanges.EMPTY);
    assertThat(run.believedEpoch()).as("the client would wait for it for ever").isEmpty();
  }
}
