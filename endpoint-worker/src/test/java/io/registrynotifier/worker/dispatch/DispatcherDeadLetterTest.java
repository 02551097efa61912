package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.StatusRanges.Range;
import io.registrynotifier.worker.delivery.DeadLetter;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.OffsetRanges;
import io.registrynotifier.worker.retry.RetryState;
import io.registrynotifier.worker.retry.RetryStates;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Events that are put aside instead of tried again. */
final class DispatcherDeadLetterTest {
  @Test
  void rejectedEvent_isDoneOnlyWhenItsLetterIsKept_andThenItsLaneGoesOn() {
    // Given
    Flow flow =
        Flow.of(Flow.endpoint().deadLetters(new Range(422, 422))).assign(0).take(0, 0, "a", "a");

    // When
    flow.receiver().open("0-0").refuse(422);

    // Then
    assertThat(flow.progress(0).commitReady()).isZero();
    assertThat(flow.receiver().open()).isEmpty();
    flow.letters().keepNext();
    assertThat(flow.progress(0).commitReady()).isEqualTo(1);
    assertThat(flow.heard().putAside()).isEqualTo(1);
    assertThat(flow.receiver().open("0-1")).isNotNull();
  }

  @Test
  void letter_saysWhyAndAfterHowManyAttempts() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().attempts(2).deadLetters()).assign(0).take(0, 0, "a");
    flow.passSeconds(3);
    flow.receiver().open("0-0").fail();
    flow.passSeconds(1);

    // When
    flow.receiver().open("0-0").fail();

    // Then
    DeadLetter letter = flow.letters().written().get(0);
    assertThat(letter.endpoint()).isEqualTo("alistener");
    assertThat(letter.cause()).isEqualTo("limit of 2 attempts reached");
    assertThat(letter.attempts()).isEqualTo(2);
    assertThat(letter.firstFailure()).isEqualTo(Flow.START.plusSeconds(3));
  }

  @Test
  void letterThatCannotBeWritten_blocksItsLaneAndShows_untilItCan() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().attempts(1).deadLetters()).assign(0).take(0, 0, "a", "a");
    flow.receiver().open("0-0").fail();

    // When
    flow.letters().failNext();
    int blocked = flow.state().blockedLetters();
    flow.take(0, 2, "b");
    flow.passAlmostSeconds(1);
    int early = flow.letters().written().size();
    flow.pass(Flow.MOMENT);

    // Then
    assertThat(blocked).isEqualTo(1);
    assertThat(flow.receiver().open("0-2")).as("other lanes go on").isNotNull();
    assertThat(early).isEqualTo(1);
    assertThat(flow.letters().written()).hasSize(2);
    flow.letters().keepNext();
    assertThat(flow.state().blockedLetters()).isZero();
    assertThat(flow.receiver().open("0-1")).isNotNull();
  }

  @Test
  void rejectedEvent_isPutAsideWhileTheBreakerIsOpen_andNeverProbedWith() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().threshold(1).attempts(1).deadLetters()).assign(0);
    flow.take(0, 0, "a", "a");

    // When
    flow.receiver().open("0-0").fail();
    int lettersWhileOpen = flow.letters().written().size();
    flow.letters().keepNext();
    flow.passSeconds(1);

    // Then
    assertThat(lettersWhileOpen).isEqualTo(1);
    assertThat(flow.receiver().open().stream().map(FakeReceiver.Request::ids))
        .as("the probe goes out with the next event")
        .containsExactly("0-1");
  }

  @Test
  void blockedLetter_doesNotStopTheProbes_whenItsEventIsTheOldest() {
    // Given
    Flow flow =
        Flow.of(Flow.endpoint().threshold(1).concurrency(1).attempts(1).deadLetters()).assign(0);
    flow.take(0, 0, "a", "b");
    flow.receiver().open("0-0").fail();

    // When
    flow.letters().failNext();
    flow.passSeconds(1);

    // Then
    assertThat(flow.receiver().open().stream().map(FakeReceiver.Request::ids))
        .containsExactly("0-1");
    flow.receiver().open("0-1").accept();
    assertThat(flow.heard().turns()).containsExactly("gave up", "recovered after 0 failed probes");
  }

  @Test
  void event_isNotTriedAgain_whenAProcessBeforeThisOneReachedItsLimit() {
    // Given
    RetryState tried = new RetryState(3, Flow.START.minusSeconds(9), Flow.START.plusSeconds(4));
    CommitMetadata metadata = new CommitMetadata("", OffsetRanges.EMPTY, RetryStates.of(5, tried));
    Flow flow = Flow.of(Flow.endpoint().attempts(3).deadLetters()).assign(0, 5, metadata);

    // When
    flow.take(0, 5, "a", "b");

    // Then
    assertThat(flow.receiver().sent()).containsExactly("0-6");
    assertThat(flow.letters().written().get(0).attempts()).isEqualTo(3);
    flow.letters().keepNext();
    flow.receiver().acceptAll();
    assertThat(flow.progress(0).commitReady()).isEqualTo(7);
  }

  @Test
  void event_isPutAside_whenItHasFailedForLongerThanItsAge() {
    // Given
    Flow flow =
        Flow.of(Flow.endpoint().threshold(100).age(Duration.ofSeconds(6)).deadLetters())
            .assign(0)
            .take(0, 0, "a");

    // When
    for (int seconds : new int[] {1, 2, 4}) {
      flow.receiver().open("0-0").fail();
      flow.passSeconds(seconds);
    }
    flow.receiver().open("0-0").fail();

    // Then
    assertThat(flow.letters().written().get(0).cause())
        .isEqualTo("limit of PT6S since the first failure reached");
  }
}
