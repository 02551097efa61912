package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.worker.retry.Breaker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a flow does when its endpoint is away, asks for a pause, or is gone. */
final class DispatcherBreakerTest {
  @Test
  void breaker_opensAtTheThreshold_andLetsOneProbeThroughAfterThePause() {
    // Given
    Flow flow = givenUp("a", "b", "c");

    // When
    flow.passAlmostSeconds(1);
    int before = flow.receiver().open().size();
    flow.pass(Flow.MOMENT);

    // Then
    assertThat(flow.heard().turns()).containsExactly("gave up");
    assertThat(before).isZero();
    assertThat(flow.receiver().open()).hasSize(1);
    assertThat(flow.receiver().open().get(0).ids()).isEqualTo("0-0");
    assertThat(flow.state().breaker()).isEqualTo(new Breaker.Probing(1));
  }

  @Test
  void breaker_letsNewEventsWait_whileItIsOpen() {
    // Given
    Flow flow = givenUp("a", "b", "c");

    // When
    flow.take(0, 3, "new");

    // Then
    assertThat(flow.receiver().open()).isEmpty();
    assertThat(flow.state().pausedUntil()).contains(Flow.START.plusSeconds(1));
  }

  @Test
  void recovery_releasesEveryLane_whenTheProbeIsAccepted() {
    // Given
    Flow flow = givenUp("a", "b", "c");
    flow.take(0, 3, "d");
    flow.passSeconds(1);

    // When
    flow.receiver().open("0-0").accept();

    // Then
    assertThat(flow.heard().turns()).containsExactly("gave up", "recovered after 0 failed probes");
    assertThat(flow.receiver().open().stream().map(FakeReceiver.Request::ids))
        .containsExactlyInAnyOrder("0-1", "0-2", "0-3");
    assertThat(flow.state().pausedUntil()).isEmpty();
  }

  @Test
  void probes_reachOtherLanesOfTheSamePartition_whenTheOldestEventIsToBlame() {
    // Given
    Flow flow = givenUp("poison", "poison", "poison");
    flow.take(0, 3, "good");

    // When
    flow.passSeconds(1);
    flow.receiver().open("0-0").refuse(500);
    flow.passSeconds(2);

    // Then
    assertThat(flow.receiver().open().stream().map(FakeReceiver.Request::ids))
        .as("the oldest first, then another")
        .containsExactly("0-3");
    flow.receiver().open("0-3").accept();
    assertThat(flow.heard().turns()).containsExactly("gave up", "recovered after 1 failed probes");
  }

  @Test
  void probe_isWaitedFor_whenARequestFromBeforeFailsLate() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().threshold(3).concurrency(4)).assign(0).take(0, 0, "slow");
    flow.take(0, 1, "a", "b", "c");
    List.of("0-1", "0-2", "0-3").forEach(id -> flow.receiver().open(id).fail());
    flow.passSeconds(1);

    // When
    flow.receiver().open("0-0").fail();
    flow.passSeconds(3);

    // Then
    assertThat(flow.state().breaker()).isEqualTo(new Breaker.Probing(1));
    flow.receiver().open().get(0).accept();
    assertThat(flow.heard().turns()).containsExactly("gave up", "recovered after 0 failed probes");
  }

  @Test
  void contentToBlame_isNotTriedAgainAtOnce_whenItsRefusalShowsThatTheEndpointIsBack() {
    // Given
    Flow flow = givenUp("a", "b", "c");
    flow.passSeconds(1);

    // When
    flow.receiver().open("0-0").refuse(422);

    // Then
    assertThat(flow.heard().turns()).containsExactly("gave up", "recovered after 0 failed probes");
    assertThat(flow.receiver().open().stream().map(FakeReceiver.Request::ids))
        .containsExactlyInAnyOrder("0-1", "0-2");
  }

  @Test
  void contentToBlame_neverOpensTheBreaker_however_often() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().threshold(2)).assign(0).take(0, 0, "poison");

    // When
    for (int i = 0; i < 20; i++) {
      flow.receiver().open("0-0").refuse(400);
      flow.passSeconds(8);
    }

    // Then
    assertThat(flow.heard().turns()).isEmpty();
    flow.take(0, 1, "good");
    assertThat(flow.receiver().open("0-1")).isNotNull();
  }

  @Test
  void retryAfter_pausesTheWholeEndpoint_andItGoesOnByItself() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a");
    flow.receiver().open("0-0").refuse(429, Duration.ofSeconds(30));

    // When
    flow.take(0, 1, "b");
    flow.passAlmostSeconds(30);
    int before = flow.receiver().open().size();
    flow.pass(Flow.MOMENT);

    // Then
    assertThat(before).isZero();
    assertThat(flow.receiver().open().stream().map(FakeReceiver.Request::ids))
        .containsExactlyInAnyOrder("0-0", "0-1");
  }

  @Test
  void gone_parksTheEndpoint_andKeepsWhatIsOwed() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).take(0, 0, "a", "b");

    // When
    flow.receiver().open("0-0").refuse(410);
    flow.receiver().open("0-1").refuse(410);
    flow.take(0, 2, "c");
    flow.passSeconds(100_000);

    // Then
    assertThat(flow.heard().turns()).containsExactly("parked");
    assertThat(flow.receiver().open()).isEmpty();
    assertThat(flow.state().parked()).isTrue();
    assertThat(flow.progress(0).commitReady()).isZero();
    assertThat(flow.progress(0).undone()).isEqualTo(3);
    assertThat(flow.scheduler().waiting()).as("nothing is waited for").isZero();
  }

  @Test
  void deadEndpoint_costsNearNothing_howeverMuchIsOwed() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().threshold(10).concurrency(64)).assign(0).assign(1);
    String[] repositories = new String[1_000];
    for (int i = 0; i < repositories.length; i++) {
      repositories[i] = "r" + i;
    }
    flow.take(0, 0, repositories).take(1, 0, repositories);

    // When
    for (int second = 0; second < 3_600; second++) {
      List.copyOf(flow.receiver().open()).forEach(FakeReceiver.Request::fail);
      flow.passSeconds(1);
      assertThat(flow.scheduler().waiting()).as("one timer").isLessThanOrEqualTo(1);
    }

    // Then
    assertThat(flow.receiver().all().size())
        .as("64 in flight, then a probe each 8 seconds or so")
        .isBetween(64 + 440, 64 + 470);
    assertThat(flow.heard().turns()).containsExactly("gave up");
  }

  /** Three requests have failed, which is the threshold; the pause is one second. */
  private static Flow givenUp(String... repositories) {
    Flow flow =
        Flow.of(Flow.endpoint().threshold(3).concurrency(3)).assign(0).take(0, 0, repositories);
    for (int failures = 0; failures < 3; failures++) {
      if (flow.receiver().open().isEmpty()) {
        flow.passSeconds(failures);
      }
      flow.receiver().open().get(0).fail();
    }
    return flow;
  }
}
