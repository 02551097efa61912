package io.registrynotifier.worker.api;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.directory.Activity;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.directory.Origin;
import io.registrynotifier.worker.ledger.Minute;
import io.registrynotifier.worker.ledger.Standing;
import io.registrynotifier.worker.stall.Stall;
import io.registrynotifier.worker.survey.EndpointSurvey;
import io.registrynotifier.worker.survey.EndpointSurvey.GroupState;
import io.registrynotifier.worker.survey.Holder;
import io.registrynotifier.worker.survey.PartitionSurvey;
import io.registrynotifier.worker.survey.Retrying;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes what is known of an endpoint, at 14:05 UTC of a day in November. Not thread-safe. */
final class Seen {
  static final Instant NOW = Instant.parse("2026-11-22T14:05:00Z");

  private final Endpoint endpoint =
      Endpoint.of("alice", URI.create("https://alice.example.com/hook?token=s3cret"));
  private Activity activity = Activity.RUNNING;
  private Optional<String> reason = Optional.empty();
  private Optional<String> problem = Optional.empty();
  private boolean surveyed = true;
  private GroupState state = GroupState.SERVED;
  private boolean begun = true;
  private long pending;
  private OptionalLong committed = OptionalLong.of(100);
  private long begin;
  private Optional<Instant> oldest = Optional.empty();
  private final List<Retrying> retries = new ArrayList<>();
  private Optional<List<Standing>> standings = Optional.of(List.of());
  private Optional<List<Minute>> day = Optional.of(List.of());
  private Optional<Stall> stall = Optional.empty();

  static Seen running() {
    return new Seen();
  }

  static Seen stopped(Activity activity, String reason) {
    Seen seen = new Seen();
    seen.activity = activity;
    seen.reason = Optional.of(reason);
    return seen;
  }

  Seen unable(String why) {
    problem = Optional.of(why);
    return this;
  }

  Seen unsurveyed() {
    surveyed = false;
    return this;
  }

  Seen group(GroupState value) {
    state = value;
    return this;
  }

  Seen notBegun() {
    begun = false;
    committed = OptionalLong.empty();
    return this;
  }

  Seen pending(long events, Duration oldestFor) {
    pending = events;
    oldest = Optional.of(NOW.minus(oldestFor));
    return this;
  }

  Seen noCommit() {
    committed = OptionalLong.empty();
    return this;
  }

  Seen overrun(long begins) {
    begin = begins;
    return this;
  }

  Seen retry(int attempts, Duration firstAgo, Duration nextIn) {
    retries.add(
        new Retrying(100 + retries.size(), attempts, NOW.minus(firstAgo), NOW.plus(nextIn)));
    return this;
  }

  Seen noStandings() {
    standings = Optional.empty();
    return this;
  }

  Seen standing(Standing standing) {
    List<Standing> more = new ArrayList<>(standings.orElse(List.of()));
    more.add(standing);
    standings = Optional.of(more);
    return this;
  }

  Seen stalled(Duration ago, String cause) {
    stall = Optional.of(new Stall(NOW.minus(ago), cause));
    return this;
  }

  EndpointView view() {
    return new EndpointView(entry(), survey(), standings, day, stall);
  }

  DirectoryEntry entry() {
    return new DirectoryEntry(
        endpoint,
        activity,
        reason,
        7,
        NOW.minus(Duration.ofDays(2)),
        NOW.minus(Duration.ofMinutes(10)),
        Origin.FILE,
        problem,
        Optional.empty(),
        List.of());
  }

  Optional<EndpointSurvey> survey() {
    if (!surveyed) {
      return Optional.empty();
    }
    Optional<Holder> holder =
        state == GroupState.SERVED
            ? Optional.of(new Holder("m", "c", "/10.0.0.1", Optional.of("worker-1")))
            : Optional.empty();
    PartitionSurvey partition =
        new PartitionSurvey(0, committed, begin, 100 + pending, pending, retries, holder);
    return Optional.of(new EndpointSurvey("alice", state, begun, List.of(partition), oldest));
  }

  /** A worker at which the endpoint answers. */
  static Standing answering() {
    return standing("closed", Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A worker at which the endpoint fails. */
  static Standing failing(
      String breaker, Duration since, String failure, Optional<Duration> pausedFor) {
    return standing(breaker, pausedFor, Optional.of(NOW.minus(since)), Optional.of(failure));
  }

  static Standing standing(
      String breaker,
      Optional<Duration> pausedFor,
      Optional<Instant> failingSince,
      Optional<String> lastFailure) {
    return new Standing(
        "worker-1",
        List.of(0),
        breaker,
        pausedFor.map(NOW::plus),
        false,
        1,
        0,
        failingSince,
        lastFailure,
        NOW);
  }
}
