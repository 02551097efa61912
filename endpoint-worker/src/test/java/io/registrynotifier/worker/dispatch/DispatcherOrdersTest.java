package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.worker.delivery.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody tells an endpoint to do while it runs. */
final class DispatcherOrdersTest {
  private static Skip skip(long offset) {
    return new Skip(0, offset, "skipped: broken", Flow.START.plus(Duration.ofDays(3650)));
  }

  @Test
  void heldEndpoint_sendsNothingUntilReleased_andGoesOnAtOnce() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0);

    // When
    flow.dispatcher().hold();
    flow.take(0, 0, "a", "b");
    flow.passSeconds(3600);
    List<FakeReceiver.Request> held = List.copyOf(flow.receiver().open());
    boolean shown = flow.state().paused() && !flow.state().parked();
    flow.dispatcher().release();

    // Then
    assertThat(held).isEmpty();
    assertThat(shown).isTrue();
    assertThat(flow.receiver().open()).hasSize(2);
    assertThat(flow.state().paused()).isFalse();
  }

  @Test
  void goneEndpoint_isTriedAgain_whenReleased() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a");
    flow.receiver().open("0-0").refuse(410);
    flow.passSeconds(3600);
    assertThat(flow.receiver().open()).isEmpty();

    // When
    flow.dispatcher().release();

    // Then
    flow.receiver().open("0-0").accept();
    assertThat(flow.progress(0).commitReady()).isEqualTo(1);
  }

  @Test
  void goneEndpoint_isTriedAgain_whenItSaidSoToAProbeAndIsReleased() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().threshold(1)).assign(0).take(0, 0, "a");
    flow.receiver().open("0-0").fail();
    flow.passSeconds(1);
    flow.receiver().open("0-0").refuse(410);
    assertThat(flow.state().parked()).isTrue();
    flow.passSeconds(3600);

    // When
    flow.dispatcher().release();

    // Then
    flow.receiver().open("0-0").accept();
    assertThat(flow.progress(0).commitReady()).isEqualTo(1);
  }

  @Test
  void releasedEndpoint_isTried_whenItWasHeldWhileAProbeWasOut() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().threshold(1)).assign(0).take(0, 0, "a", "b");
    flow.receiver().open("0-0").fail();
    flow.receiver().open("0-1").fail();
    flow.passSeconds(1);
    flow.dispatcher().hold();
    FakeReceiver.Request probe = flow.receiver().open().get(0);

    // When
    flow.dispatcher().release();
    probe.fail();
    int before = flow.receiver().all().size();
    flow.passSeconds(60);

    // Then
    assertThat(flow.receiver().all()).hasSizeGreaterThan(before);
  }

  @Test
  void releasedEndpoint_goesOn_whenSomebodyWhoWasAskedBeforeSaysThatItIsGone() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a", "b");
    flow.receiver().open("0-0").refuse(410);

    // When
    flow.dispatcher().release();
    flow.receiver().open("0-1").refuse(410);

    // Then
    assertThat(flow.state().parked()).isFalse();
    flow.passSeconds(8);
    flow.receiver().open("0-0").accept();
    flow.receiver().open("0-1").accept();
    assertThat(flow.progress(0).commitReady()).isEqualTo(2);
  }

  @Test
  void waits_areOver_whenToldToRetryNow() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().threshold(1)).assign(0).take(0, 0, "a", "b");
    flow.receiver().open("0-0").fail();
    flow.receiver().open("0-1").fail();
    int before = flow.receiver().open().size();

    // When
    flow.dispatcher().retryNow();
    flow.receiver().open("0-0").accept();

    // Then
    assertThat(before).isZero();
    assertThat(flow.receiver().open("0-1")).as("the breaker is closed").isNotNull();
  }

  @Test
  void skippedEvent_isDoneWhenItsLetterIsKept_andItsLaneGoesOn() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a", "a");
    flow.receiver().open("0-0").fail();

    // When
    flow.dispatcher().skip(skip(0));
    long before = flow.progress(0).commitReady();
    flow.letters().keepNext();

    // Then
    DeadLetter letter = flow.letters().written().get(0);
    assertThat(letter.cause()).isEqualTo("skipped: broken");
    assertThat(letter.attempts()).isEqualTo(1);
    assertThat(before).isZero();
    assertThat(flow.progress(0).commitReady()).isEqualTo(1);
    assertThat(flow.receiver().open("0-1")).isNotNull();
  }

  @Test
  void skippedEvent_isPutAside_whileTheEndpointIsHeld() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0);
    flow.dispatcher().hold();
    flow.take(0, 0, "a", "b");

    // When
    flow.dispatcher().skip(skip(1));
    flow.letters().keepNext();

    // Then
    assertThat(flow.letters().written()).hasSize(1);
    assertThat(flow.progress(0).doneBeyond().contains(1)).isTrue();
    assertThat(flow.receiver().open()).isEmpty();
  }

  @Test
  void skippedEvent_isDeliveredAfterAll_whenTheRequestThatIsOutIsAccepted() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a");

    // When
    flow.dispatcher().skip(skip(0));
    flow.receiver().open("0-0").accept();

    // Then
    assertThat(flow.letters().written()).isEmpty();
    assertThat(flow.progress(0).commitReady()).isEqualTo(1);
  }

  @Test
  void skippedEvent_isPutAside_whenTheRequestThatIsOutFails() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a");

    // When
    flow.dispatcher().skip(skip(0));
    flow.receiver().open("0-0").fail();
    flow.letters().keepNext();

    // Then
    assertThat(flow.progress(0).commitReady()).isEqualTo(1);
  }

  @Test
  void skip_waitsForItsEvent_whenThatIsNotTakenInOrNotFirstInItsLane() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0);
    flow.dispatcher().skip(skip(1));

    // When
    flow.take(0, 0, "a", "a", "a");
    flow.receiver().open("0-0").accept();
    flow.letters().keepNext();

    // Then
    assertThat(flow.letters().written()).hasSize(1);
    assertThat(flow.progress(0).commitReady()).isEqualTo(2);
    assertThat(flow.receiver().open("0-2")).isNotNull();
  }

  @Test
  void skip_doesNotMeanAnEventThatWasPublishedLongAfterIt() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0);

    // When
    flow.dispatcher().skip(new Skip(0, 0, "x", Instant.EPOCH.plusSeconds(1)));
    flow.take(0, 0, "a");

    // Then
    assertThat(flow.receiver().open("0-0")).isNotNull();
  }

  @Test
  void timeout_holdsForTheNextAttempts_whenItIsChanged() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a");

    // When
    flow.dispatcher().timeout(Duration.ofSeconds(2));
    flow.take(0, 1, "b");
    flow.passSeconds(2);

    // Then
    assertThat(flow.receiver().open().stream().map(FakeReceiver.Request::ids))
        .containsExactly("0-0");
    flow.passSeconds(8);
    assertThat(flow.progress(0).commitReady()).isZero();
  }

  @Test
  void requests_areGivenUpInTime_whenTheTimeoutIsChangedTwice() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().timeout(Duration.ofSeconds(60))).assign(0);
    flow.take(0, 0, "a");
    flow.dispatcher().timeout(Duration.ofSeconds(5));
    flow.passSeconds(1);
    flow.dispatcher().timeout(Duration.ofSeconds(4));
    flow.passSeconds(10);

    // When
    flow.take(0, 1, "b");
    flow.passSeconds(4);

    // Then
    assertThat(flow.receiver().open().stream().map(FakeReceiver.Request::ids))
        .containsExactly("0-0");
  }
}
