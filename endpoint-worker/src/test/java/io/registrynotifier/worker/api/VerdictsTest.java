package io.registrynotifier.worker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.registrynotifier.worker.api.Verdict.Level;
import io.registrynotifier.worker.directory.Activity;
import io.registrynotifier.worker.ledger.Standing;
import io.registrynotifier.worker.survey.EndpointSurvey.GroupState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class VerdictsTest {
  private static final Duration RETENTION = Duration.ofDays(7);

  @ParameterizedTest(name = "{2}")
  @MethodSource("verdicts")
  void verdict_saysWhatMattersFirst(Seen seen, Level level, String text) {
    // Given
    Verdicts verdicts = new Verdicts(Seen.NOW, Optional.of(RETENTION));

    // When
    Verdict verdict = verdicts.of(seen.view());

    // Then
    assertThat(verdict).isEqualTo(new Verdict(level, text));
  }

  static Stream<Arguments> verdicts() {
    return Stream.of(healthy(), waiting(), failing(), stopped(), unserved(), unknown(), lost())
        .flatMap(it -> it);
  }

  private static Stream<Arguments> healthy() {
    return Stream.of(
        says(Seen.running(), Level.OK, "Healthy: everything is delivered"),
        says(
            Seen.running().standing(Seen.answering()).pending(1, seconds(2)),
            Level.OK,
            "Healthy: 1 event on the way"),
        says(
            Seen.running().noStandings().pending(1_204, seconds(9)),
            Level.OK,
            "Healthy: 1,204 events on the way"));
  }

  private static Stream<Arguments> waiting() {
    return Stream.of(
        says(
            Seen.running().pending(1_234_567, minutes(61)),
            Level.WAITING,
            "1,234,567 events waiting, the oldest for 61 min; nothing lost"),
        says(
            Seen.running().group(GroupState.REBALANCING).pending(3, seconds(30)),
            Level.WAITING,
            "3 events waiting, the oldest for 30 s; nothing lost"),
        says(
            Seen.running()
                .standing(Seen.answering())
                .pending(1, seconds(90))
                .retry(2, minutes(1), seconds(4)),
            Level.WAITING,
            "1 event is tried again since 14:04 UTC; 1 event waiting, the oldest for 90 s; next"
                + " try in 4 s; nothing lost"),
        says(
            Seen.running()
                .pending(2, minutes(125))
                .retry(2, minutes(120), seconds(-1))
                .retry(1, minutes(1), seconds(4)),
            Level.WAITING,
            "2 events are tried again since 12:05 UTC; 2 events waiting, the oldest for 2 h 5 min;"
                + " next try now; nothing lost"),
        says(
            Seen.running()
                .standing(
                    Seen.standing(
                        "closed", Optional.of(minutes(30)), Optional.empty(), Optional.empty()))
                .pending(5, seconds(3)),
            Level.WAITING,
            "The receiver asked to be left alone until 14:35 UTC; 5 events waiting, the oldest for"
                + " 3 s; next try in 30 min; nothing lost"),
        says(
            Seen.running().notBegun(),
            Level.WAITING,
            "Beginning: its place in the events is not fixed yet"));
  }

  private static Stream<Arguments> failing() {
    return Stream.of(
        says(
            Seen.running()
                .standing(
                    Seen.failing(
                        "open", minutes(3), "connection refused", Optional.of(seconds(40))))
                .pending(1_204, minutes(3)),
            Level.FAILING,
            "Failing since 14:02 UTC: connection refused; 1,204 events waiting, the oldest for 3"
                + " min; next try in 40 s; nothing lost"),
        says(
            Seen.running()
                .standing(Seen.answering())
                .standing(Seen.failing("closed", minutes(1), "status 500", Optional.empty()))
                .standing(
                    Seen.failing("probing", minutes(60 * 24), "timeout: 10 s", Optional.empty()))
                .pending(1, minutes(60 * 24))
                .retry(1, minutes(1), Duration.ofMillis(200)),
            Level.FAILING,
            "Failing since 21 Nov 14:05 UTC: timeout: 10 s; 1 event waiting, the oldest for 24 h;"
                + " next try in 1 s; nothing lost"),
        says(
            Seen.running()
                .standing(
                    Seen.standing("open", Optional.empty(), Optional.empty(), Optional.empty()))
                .pending(1, minutes(5))
                .retry(9, minutes(5), seconds(8)),
            Level.FAILING,
            "Failing since 14:00 UTC; 1 event waiting, the oldest for 5 min; next try in 8 s;"
                + " nothing lost"),
        says(
            Seen.running()
                .unsurveyed()
                .standing(Seen.failing("closed", minutes(3), "status 503", Optional.empty())),
            Level.FAILING,
            "Failing since 14:02 UTC: status 503; how many events wait is not known"),
        says(
            Seen.running().unable("a secret cannot be read here").pending(2, minutes(1)),
            Level.FAILING,
            "This worker cannot run it: a secret cannot be read here; 2 events waiting, the oldest"
                + " for 60 s; nothing lost"),
        says(
            Seen.running()
                .stalled(minutes(4), "its poll loop does not turn")
                .pending(2, minutes(5)),
            Level.FAILING,
            "Stalled since 14:01 UTC: its poll loop does not turn; 2 events waiting, the oldest for"
                + " 5 min; nothing lost"),
        says(
            Seen.running()
                .standing(
                    new Standing(
                        "worker-1",
                        List.of(0),
                        "closed",
                        Optional.empty(),
                        false,
                        0,
                        2,
                        Optional.empty(),
                        Optional.empty(),
                        Seen.NOW))
                .pending(2, minutes(5)),
            Level.FAILING,
            "A dead letter cannot be written; 2 events waiting, the oldest for 5 min; nothing"
                + " lost"));
  }

  private static Stream<Arguments> stopped() {
    return Stream.of(
        says(
            Seen.stopped(Activity.PAUSED, "maintenance").pending(12, minutes(2)),
            Level.STOPPED,
            "Paused: maintenance (as of 13:55 UTC); 12 events waiting, the oldest for 2 min;"
                + " nothing lost"),
        says(
            Seen.stopped(Activity.DISABLED, " ").group(GroupState.EMPTY),
            Level.STOPPED,
            "Disabled (as of 13:55 UTC); no events waiting"),
        says(
            Seen.stopped(Activity.PARKED, "the receiver answered 410 Gone")
                .pending(1, Duration.ofDays(5).plusHours(12))
                .retry(3, minutes(1), seconds(9)),
            Level.STOPPED,
            "Parked: the receiver answered 410 Gone (as of 13:55 UTC); 1 event waiting, the oldest"
                + " for 5 d 12 h; nothing lost; Kafka keeps the oldest for 36 h more"),
        says(
            Seen.stopped(Activity.DELETING, "").pending(3, minutes(1)),
            Level.STOPPED,
            "Being deleted: it goes when its workers have left it"),
        says(
            Seen.running()
                .standing(
                    new Standing(
                        "worker-1",
                        List.of(0),
                        "closed",
                        Optional.empty(),
                        true,
                        0,
                        0,
                        Optional.of(Seen.NOW),
                        Optional.of("status 410"),
                        Seen.NOW)),
            Level.STOPPED,
            "Parked: the receiver answered 410 Gone; no events waiting"));
  }

  private static Stream<Arguments> unserved() {
    return Stream.of(
        says(
            Seen.running()
                .group(GroupState.EMPTY)
                .pending(1_000, minutes(90))
                .retry(3, minutes(95), seconds(-5)),
            Level.UNSERVED,
            "No worker serves it; 1,000 events waiting, the oldest for 90 min; nothing lost"),
        says(
            Seen.running().group(GroupState.MISSING).notBegun(),
            Level.UNSERVED,
            "No worker serves it; no events waiting"));
  }

  private static Stream<Arguments> unknown() {
    return Stream.of(
        says(
            Seen.running().unsurveyed().noStandings(),
            Level.UNKNOWN,
            "Unknown: Kafka does not tell where it stands"),
        says(
            Seen.running().unsurveyed().standing(Seen.answering()),
            Level.UNKNOWN,
            "Unknown: Kafka does not tell where it stands; its workers report no failure"),
        says(
            Seen.running().group(GroupState.UNKNOWN).noStandings(),
            Level.UNKNOWN,
            "Unknown: Kafka does not tell where it stands"));
  }

  private static Stream<Arguments> lost() {
    return Stream.of(
        says(
            Seen.running().pending(20, Duration.ofDays(6)).overrun(150),
            Level.WAITING,
            "20 events waiting, the oldest for 6 d; up to 50 events lost: Kafka deleted them first;"
                + " Kafka keeps the oldest for 24 h more"),
        says(
            Seen.running().pending(20, Duration.ofDays(8)).noCommit(),
            Level.WAITING,
            "20 events waiting, the oldest for 8 d; Kafka may delete the oldest at any time"));
  }

  private static Arguments says(Seen seen, Level level, String text) {
    return arguments(seen, level, text);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }
}
