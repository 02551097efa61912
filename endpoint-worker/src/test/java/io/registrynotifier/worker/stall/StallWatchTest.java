package io.registrynotifier.worker.stall;

import static io.registrynotifier.worker.stall.Watched.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.registrynotifier.worker.retry.Stop;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class StallWatchTest {
  private final Watched watched = new Watched();

  @ParameterizedTest
  @MethodSource("stalls")
  void endpoint_hasStalledAfterTheBoundAndNotBefore_andTheCauseIsNamed(
      Consumer<Watched> broken, String cause) {
    // Given
    watched.after(0);
    broken.accept(watched);
    watched.after(0);

    // When
    Optional<Stall> before = watched.after(119);
    Optional<Stall> after = watched.after(1);

    // Then
    assertThat(before).isEmpty();
    assertThat(after).contains(new Stall(START, cause));
  }

  static Stream<Arguments> stalls() {
    return Stream.of(
        stall("ready and not sent", watched -> watched.undone = 7, "none of 7 deliveries is tried"),
        stall(
            "ready, not sent and full",
            watched -> {
              watched.undone = 7;
              watched.full = true;
            },
            "none of 7 deliveries is tried, and no more are taken in"),
        stall(
            "not read", watched -> watched.end = 5, "none of 5 pending events is read from Kafka"),
        stall(
            "a letter that cannot be written, though another lane backs off",
            watched -> {
              watched.undone = 2;
              watched.blockedLetters = 1;
              watched.backsOffUntil = Optional.of(START.plusSeconds(1_000));
            },
            "a dead letter cannot be written since " + START),
        stall(
            "a request without an end",
            watched -> {
              watched.undone = 1;
              watched.inFlight = 1;
              watched.lastAttempt = Optional.of(START.minusSeconds(10));
            },
            "no answer ends the request of " + START.minusSeconds(10)),
        stall(
            "a wait that nothing ended",
            watched -> {
              watched.undone = 1;
              watched.backsOffUntil = Optional.of(START);
              watched.pausedUntil = Optional.of(START);
            },
            "none of 1 deliveries is tried"),
        stall(
            "a loop that hangs", watched -> watched.turning = false, "its poll loop does not turn"),
        stall(
            "a flow that hangs", watched -> watched.answering = false, "its flow does not answer"));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void endpoint_hasNotStalled_whileItHasAReasonToWait(Consumer<Watched> reason) {
    // Given
    watched.undone = 3;
    watched.end = 10;
    watched.after(0);
    reason.accept(watched);

    // When
    for (int look = 0; look < 100; look++) {

      // Then
      assertThat(watched.after(10)).isEmpty();
    }
  }

  static Stream<Arguments> reasons() {
    return Stream.of(
        reason(
            "nothing is owed",
            watched -> {
              watched.undone = 0;
              watched.end = 0;
            }),
        reason("parked", watched -> watched.stop = Stop.PARKED),
        reason("paused", watched -> watched.stop = Stop.PAUSED),
        reason(
            "parked with a letter that cannot be written",
            watched -> {
              watched.stop = Stop.PARKED;
              watched.blockedLetters = 1;
            }),
        reason(
            "breaker or Retry-After",
            watched -> watched.pausedUntil = Optional.of(START.plusSeconds(2_000))),
        reason(
            "backs off", watched -> watched.backsOffUntil = Optional.of(START.plusSeconds(2_000))),
        reason(
            "waits for an answer",
            watched -> {
              watched.inFlight = 1;
              watched.lastAttempt = Optional.of(START.plusSeconds(2_000));
            }));
  }

  @Test
  void endpoint_hasNotStalled_whileAttemptsGoOut() {
    // Given
    watched.undone = 3;

    // When
    for (int look = 0; look < 100; look++) {
      watched.lastAttempt = Optional.of(watched.now());

      // Then
      assertThat(watched.after(119)).isEmpty();
    }
  }

  @Test
  void endpoint_hasStalledAtOnce_whenItsPollThreadHasEnded() {
    // Given
    watched.after(0);
    watched.running = false;
    watched.turning = false;

    // When
    Optional<Stall> stall = watched.after(1);

    // Then
    assertThat(stall).contains(new Stall(START, "its poll loop has ended"));
  }

  @ParameterizedTest
  @MethodSource("recoveries")
  void stall_ends_whenTheEndpointMovesOrMayWait(Consumer<Watched> recovery) {
    // Given
    watched.undone = 3;
    watched.after(0);
    Optional<Stall> stalled = watched.after(500);

    // When
    recovery.accept(watched);
    Optional<Stall> after = watched.after(1);

    // Then
    assertThat(stalled).isPresent();
    assertThat(after).isEmpty();
    assertThat(watched.after(119)).isEmpty();
  }

  static Stream<Arguments> recoveries() {
    return Stream.of(
        reason("an attempt", watched -> watched.lastAttempt = Optional.of(watched.now())),
        reason("an event is done", watched -> watched.undone--),
        reason("the commit-ready offset moves", watched -> watched.commitReady++),
        reason("nothing is owed any more", watched -> watched.undone = 0),
        reason("it is parked", watched -> watched.stop = Stop.PARKED));
  }

  @Test
  void watch_isNeitherDeafNorEasilyScared_inThousandsOfSeededLives() {
    for (long seed = 0; seed < 5_000; seed++) {
      // Given
      Random random = new Random(seed);
      Watched life = new Watched();
      life.undone = 1 + random.nextInt(5);
      life.after(0);
      long quiet = 0;

      for (int look = 0; look < 100; look++) {
        // When
        long pass = 1L + random.nextInt(30);
        boolean moves = random.nextInt(8) == 0;
        life.commitReady += moves ? 1 : 0;
        life.backsOffUntil =
            random.nextInt(8) == 0 ? Optional.of(life.now().plusSeconds(40)) : Optional.empty();
        quiet = moves || life.backsOffUntil.isPresent() ? 0 : quiet + pass;
        Optional<Stall> stall = life.after(pass);

        // Then
        assertThat(stall.isPresent())
            .as("seed %d, look %d, quiet for %d s", seed, look, quiet)
            .isEqualTo(Duration.ofSeconds(quiet).compareTo(Watched.BOUND) >= 0);
      }
    }
  }

  private static Arguments stall(String name, Consumer<Watched> broken, String cause) {
    return arguments(Named.of(name, broken), cause);
  }

  private static Arguments reason(String name, Consumer<Watched> reason) {
    return arguments(Named.of(name, reason));
  }
}
