package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.registrynotifier.worker.ledger.Minute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What ended in the 24 hours up to now, in quarters of an hour. Immutable.
 *
 * @param minutes oldest first
 */
record Day(List<Minute> minutes, Instant now) {
  static final int QUARTERS = 96;
  private static final Duration QUARTER = Duration.ofMinutes(15);

  /** Long enough to be smooth, short enough to be the present. */
  private static final Duration RECENT = Duration.ofMinutes(4);

  Day {
    minutes = List.copyOf(minutes);
  }

  /** The beginning of the oldest quarter. */
  static Instant from(Instant now) {
    return start(now, QUARTER).minus(QUARTER.multipliedBy(QUARTERS - 1L));
  }

  ArrayNode quarters() {
    long[][] sums = new long[QUARTERS][2];
    Instant from = from(now);
    for (Minute minute : minutes) {
      long quarter = Duration.between(from, minute.start()).dividedBy(QUARTER);
      if (!minute.start().isBefore(from) && quarter < QUARTERS) {
        sums[(int) quarter][0] += minute.accepted();
        sums[(int) quarter][1] += failed(minute);
      }
    }
    ArrayNode json = Json.array();
    for (int i = 0; i < QUARTERS; i++) {
      ObjectNode quarter = json.addObject();
      quarter.put("start", from.plus(QUARTER.multipliedBy(i)).toString());
      quarter.put("accepted", sums[i][0]).put("failed", sums[i][1]);
    }
    return json;
  }

  double acceptedPerMinute() {
    return perMinute(recent().stream().mapToLong(Minute::accepted).sum());
  }

  double failedPerMinute() {
    return perMinute(recent().stream().mapToLong(Day::failed).sum());
  }

  private List<Minute> recent() {
    return minutes.stream().filter(minute -> !minute.start().isBefore(recentStart())).toList();
  }

  private double perMinute(long count) {
    double elapsed = Duration.between(recentStart(), now).toMillis() / 60_000.0;
    return Math.round(10 * count / elapsed) / 10.0;
  }

  private Instant recentStart() {
    return start(now, Duration.ofMinutes(1)).minus(RECENT);
  }

  private static long failed(Minute minute) {
    return minute.refused() + minute.unanswered();
  }

  private static Instant start(Instant time, Duration of) {
    return Instant.ofEpochSecond(time.getEpochSecond() / of.toSeconds() * of.toSeconds());
  }
}
